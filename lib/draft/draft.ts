// A correction being written: just as the reader typed it, valid or not.

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
import { type Recipient, RecipientSchema } from '../correction/recipient';
import { type Candidate, ContactsSchema, NO_CONTACTS, preselected } from '../recipient/candidate';

export const DraftSchema = v.object({
  /** The correction that comes of it will have this id, so that sending twice is sending once. */
  id: CorrectionIdSchema,
  /** When it was last changed, in milliseconds since 1970. */
  touched: v.number(),
  page: PageSchema,
  passage: v.exactOptional(PassageSchema),
  picture: v.exactOptional(PictureSchema),
  /** Present if the page was another site's in a frame: its host. */
  frameHost: v.exactOptional(v.string()),
  shortened: v.boolean(),
  /** What the comment began with before the reader wrote anything. */
  opening: v.exactOptional(v.string()),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** The inbox of the relay that the reader set for this site, or for all. */
  relay: v.exactOptional(WebAddressSchema),
  /** Whom else the page and its site name. */
  contacts: v.exactOptional(ContactsSchema),
  /** The one that the reader chose among them, now or for this site before. */
  chosen: v.exactOptional(RecipientSchema),
  /** Whom the correction was for that is taken up again here. */
  addressed: v.exactOptional(RecipientSchema),
  /** What the reader has typed so far. */
  kind: v.picklist(KINDS),
  /** The reader said so: an edit changes it no more. */
  kindChosen: v.exactOptional(v.literal(true)),
  replacement: v.string(),
  comment: v.string(),
  evidence: v.string(),
  name: v.string(),
  email: v.string(),
  /** What name and e-mail began with: other values were typed by the reader. Absent: they may all have been filled in. */
  filled: v.exactOptional(v.object({ name: v.string(), email: v.string() })),
  /** The editors' address, as the reader typed it. */
  mailbox: v.string(),
  /** The correction that this one is written instead of. */
  replaces: v.exactOptional(CorrectionIdSchema),
});
export type Draft = v.InferOutput<typeof DraftSchema>;
/** What becomes of a draft by what was found meanwhile. */
export type DraftChange = (draft: Draft) => Draft;
export type DraftField = 'kind' | 'replacement' | 'comment' | 'evidence' | 'name' | 'email' | 'mailbox';

/** What a correction is about: words or a picture of the page or, where neither is named, the page as a whole. */
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

/** What kind of mistake an edit seems to correct. */
type GuessKind = (exact: string, replacement: string, language?: string) => Kind;

/**
 * The draft with what the reader wrote; the kind follows the edit until the reader chooses one.
 *
 * @param guess handed in, since the form is shown before it is loaded.
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

/** Whom the draft would go to now, if to anyone: whom the reader names, else whom the site itself does. */
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
      // A relay that was removed in the options, or an inbox that is no longer declared, takes nothing.
      candidates.some((one) => isSameRecipient(one, recipient)));
  const named = [draft.chosen, draft.addressed].find(isThere);
  const candidate = named ?? preselected(candidates);
  return candidate && toRecipient(candidate);
}

/** Whom the draft can go to, the best first: inboxes that are declared, the reader's own relay, mailboxes. */
export function candidatesOf({ inbox, relay, contacts = NO_CONTACTS }: Draft): readonly Candidate[] {
  const inboxes = contacts.candidates.filter((found) => found.type === 'inbox' && found.inbox !== inbox);
  const mailboxes = contacts.candidates.filter(({ type }) => type === 'mailbox');
  return [
    ...(inbox === undefined ? [] : [{ type: 'inbox', inbox, provenance: 'declared' } as const]),
    ...inboxes,
    ...(relay === undefined ? [] : [{ type: 'inbox', inbox: relay, provenance: 'set' } as const]),
    ...mailboxes,
  ];
}

function toRecipient(candidate: Candidate | Recipient): Recipient {
  return v.parse(RecipientSchema, candidate); // without what speaks for it
}
