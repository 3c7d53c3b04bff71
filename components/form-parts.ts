// What the form has beside its first fields: loaded together, as soon as they stand.

export { guessKind } from '../lib/correction/guess-kind';
export { BeforeSend } from './BeforeSend';
export { PassageNotes } from './PassageNotes';
export { Remember } from './Remember';
