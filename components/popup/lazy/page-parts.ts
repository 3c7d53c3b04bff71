// What the popup learns of the open page beside the capture: loaded together, once that is there.

export { FindContacts } from './FindContacts';
export { PageNotes } from './PageNotes';
