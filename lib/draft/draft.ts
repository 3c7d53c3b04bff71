// A correction that is being written, exactly as the reader typed it, valid or not.

import * as v from 'valibot';
import { channelOf, isSameRecipient } from '../channel/registry';
import {
  KINDS,
  type Kind,
  type Page,
  PageSchema,
  type Passage,
  PassageSchema,
  type Picture,
  PictureSchema,
} from '../correction/content';
import { CorrectionIdSchema, MailboxSchema, WebAddressSchema } from '../correction/fields';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import { type Provenance, type Recipient, RecipientSchema } from '../correction/recipient';
import { type Candidate, ContactsSchema, NO_CONTACTS, preselected } from '../recipient/candidate';

export const DraftSchema = v.object({
  /** The id of the correction that the draft becomes, so that sending it twice stores it once. */
  id: CorrectionIdSchema,
  /** When it was last changed, in milliseconds since 1970. */
  touched: v.number(),
  page: PageSchema,
  passage: v.exactOptional(PassageSchema),
  picture: v.exactOptional(PictureSchema),
  /** The host of the frame, if the passage is in a frame of another site. */
  frameHost: v.exactOptional(v.string()),
  /** Whether the highlighted text was too long, so that its end was left out. */
  shortened: v.boolean(),
  /** The text that the comment contained before the reader typed. */
  opening: v.exactOptional(v.string()),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** The inbox of the relay that the reader set for this site, or for all sites. */
  relay: v.exactOptional(WebAddressSchema),
  /** The other recipients that the page and its site name. */
  contacts: v.exactOptional(ContactsSchema),
  /** The recipient that the reader chose, now or earlier for this site. */
  chosen: v.exactOptional(RecipientSchema),
  /** The recipient of the correction that is edited in this draft. */
  addressed: v.exactOptional(RecipientSchema),
  /** The kind of mistake, guessed until the reader chooses one. */
  kind: v.picklist(KINDS),
  /** Present if the reader chose the kind: then edits do not change it. */
  kindChosen: v.exactOptional(v.literal(true)),
  replacement: v.string(),
  comment: v.string(),
  evidence: v.string(),
  name: v.string(),
  email: v.string(),
  /** The name and e-mail that the form filled in. If they differ from the current ones, the reader typed those. Absent: unknown. */
  filled: v.exactOptional(v.object({ name: v.string(), email: v.string() })),
  /** The editors' address, as the reader typed it. */
  mailbox: v.string(),
  /** The correction that this one replaces. */
  replaces: v.exactOptional(CorrectionIdSchema),
});
export type Draft = v.InferOutput<typeof DraftSchema>;
/** A change to a draft, because something was found while the reader typed. */
export type DraftChange = (draft: Draft) => Draft;
export type DraftField = 'kind' | 'replacement' | 'comment' | 'evidence' | 'name' | 'email' | 'mailbox';

/** What a correction is about: words on the page, a picture on it or, if neither is present, the whole page. */
interface Subject {
  readonly page: Page;
  readonly passage?: Passage;
  readonly picture?: Picture;
}

/** Whether both are about the same words, or the same picture, of the same page. */
export function isAbout(draft: Subject, subject: Subject): boolean {
  return (
    draft.page.address === subject.page.address &&
    draft.passage?.exact === subject.passage?.exact &&
    draft.passage?.start === subject.passage?.start &&
    draft.picture?.address === subject.picture?.address
  );
}

/** Guesses which kind of mistake an edit corrects. */
type GuessKind = (exact: string, replacement: string, language?: string) => Kind;

/**
 * Returns the draft with the new value of a field. The kind is guessed from the edit until the reader chooses one.
 *
 * @param guess a parameter, because the form is shown before the module with it has loaded.
 */
export function withChange<Name extends DraftField>(
  draft: Draft,
  name: Name,
  value: Draft[Name],
  touched: number,
  guess: GuessKind = () => draft.kind,
): Draft {
  const changed = { ...draft, [name]: value, touched };
  if (name === 'kind') return { ...changed, kindChosen: true };
  const { kindChosen, passage, replacement, page } = changed;
  if (name !== 'replacement' || kindChosen || passage === undefined) return changed;
  return { ...changed, kind: guess(passage.exact, replacement, page.language) };
}

/** Returns the recipient of the draft, if it has one: the one that the reader named, else the best one that the site names. */
export function recipientOf(draft: Draft): Recipient | undefined {
  if (draft.page.address === PRACTICE_ADDRESS) return { type: 'practice' };
  if (draft.mailbox.trim() !== '') {
    const mailbox = v.safeParse(MailboxSchema, draft.mailbox);
    return mailbox.success ? { type: 'mailbox', mailbox: mailbox.output, provenance: 'typed' } : undefined;
  }
  const candidates = candidatesOf(draft);
  const isThere = (recipient: Recipient | undefined) =>
    recipient !== undefined &&
    (channelOf(recipient).isRemembered ||
      // A relay that was removed in the options, or an inbox that is no longer declared, is not used any more.
      candidates.some((one) => isSameRecipient(one, recipient)));
  const named = [draft.chosen, draft.addressed].find(isThere);
  const candidate = named ?? preselected(candidates);
  return candidate && toRecipient(candidate);
}

/**
 * Returns the candidates of the draft, the best first: declared inboxes, the reader's own relay, then the others in their order. A
 * tool that a key opens takes only highlighted text.
 */
export function candidatesOf({
  inbox,
  relay,
  contacts = NO_CONTACTS,
  passage,
}: Pick<Draft, 'inbox' | 'relay' | 'contacts' | 'passage'>): readonly Candidate[] {
  return [
    ...asInbox(inbox, 'declared'),
    ...contacts.candidates.filter((one) => one.type === 'inbox' && one.inbox !== inbox),
    ...asInbox(relay, 'set'),
    ...contacts.candidates.filter(
      (one) => one.type !== 'inbox' && (passage !== undefined || !isKeyTool(one)),
    ),
  ];
}

function isKeyTool(candidate: Candidate): boolean {
  return candidate.type === 'form' && candidate.opens === 'key';
}

function asInbox(inbox: string | undefined, provenance: Provenance): Candidate[] {
  return inbox === undefined ? [] : [{ type: 'inbox', inbox, provenance }];
}

function toRecipient(candidate: Candidate | Recipient): Recipient {
  return v.parse(RecipientSchema, candidate); // leaves out the fields that only candidates have
}
