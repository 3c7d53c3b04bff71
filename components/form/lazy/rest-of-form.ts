// The parts of the form below its first fields, in one chunk that is loaded as soon as the first fields are shown.

export { guessKind } from '../../../lib/correction/guess-kind';
export { problemsOf, toContent } from '../../../lib/draft/draft-content';
export { BeforeSend } from './BeforeSend';
export { DraftNamingQuestion, unconfirmedIn } from './NamingQuestion';
export { PassageNotes } from './PassageNotes';
export { RecipientHint } from './RecipientHint';
export { RememberReader } from './RememberReader';
export { SendGuard } from './SendGuard';
