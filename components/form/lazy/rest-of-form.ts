// What the form has beside its first fields: loaded together, as soon as they stand.

export { guessKind } from '../../../lib/correction/guess-kind';
export { problemsOf, toContent } from '../../../lib/draft/draft-content';
export { BeforeSend } from './BeforeSend';
export { DraftNamingQuestion, unconfirmedIn } from './NamingQuestion';
export { PassageNotes } from './PassageNotes';
export { Remember } from './RememberReader';
export { SendGuard } from './SendGuard';
