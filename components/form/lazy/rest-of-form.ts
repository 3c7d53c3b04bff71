// The parts of the form that are not in its first fields: one chunk, loaded as soon as those are shown.

export { guessKind } from '../../../lib/correction/guess-kind';
export { problemsOf, toContent } from '../../../lib/draft/draft-content';
export { BeforeSend } from './BeforeSend';
export { DraftNamingQuestion, unconfirmedIn } from './NamingQuestion';
export { PassageNotes } from './PassageNotes';
export { Remember } from './RememberReader';
export { SendGuard } from './SendGuard';
