// The recipient of a correction, and how Corrigenda knows it.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from './fields';
import { PRACTICE_ADDRESS } from './practice-address';

/** How a recipient was found, the most trusted first. The reader always sees it before sending. */
export const PROVENANCES = [
  /** The page declares the inbox, in a header or in its head. */
  'declared',
  /** The site's home page declares the inbox. */
  'home',
  /** The reader set the relay in the options. */
  'set',
  /** The page runs a tool of its own for corrections. */
  'site-tool',
  /** `contact=` in the site's trust.txt. */
  'trust-txt',
  /** schema.org data of the page. */
  'structured-data',
  /** A link with `rel="reply-to"` on the page. */
  'reply-to',
  /** A `mailto:` link on the page. */
  'mail-link',
  /** The page links to its own source: “Edit this page”. */
  'edit-link',
  /** A link on the page says that it is for corrections. */
  'corrections-link',
  /** A line of the page asks readers to highlight a mistake and press Ctrl+Enter. */
  'key-line',
  /** The site's Corrections, Contact or Imprint page. */
  'contact-page',
  /** Corrigenda's own directory of addresses and forms. */
  'directory',
  /** The reader typed it. */
  'typed',
] as const;
const ProvenanceSchema = v.picklist(PROVENANCES);
export type Provenance = v.InferOutput<typeof ProvenanceSchema>;

/** What an address or a form is for, according to its own name or the words next to it; the best first. */
export const PURPOSES = ['corrections', 'editors', 'general', 'author'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** When the directory's entry was seen in public, as `2025-11-30`. */
const SeenSchema = v.exactOptional(v.string());

/** An inbox: it receives the correction itself. */
export const InboxSchema = v.object({
  type: v.literal('inbox'),
  inbox: WebAddressSchema,
  provenance: ProvenanceSchema,
});
/** A WordPress site with the Mistape plugin: it receives the form post that the plugin's own script makes. */
export const MistapeSchema = v.object({
  type: v.literal('mistape'),
  endpoint: WebAddressSchema,
  /** The number of the post on the page. */
  post: v.exactOptional(v.string()),
  provenance: ProvenanceSchema,
});
/** An e-mail address: the reader sends a draft from their own mail app. */
export const MailboxRecipientSchema = v.object({
  type: v.literal('mailbox'),
  mailbox: MailboxSchema,
  provenance: ProvenanceSchema,
  seen: SeenSchema,
});
/** A project that links its page to the source: the reader opens a prefilled issue, or the editor of a wiki. */
export const IssueSchema = v.object({
  type: v.literal('issue'),
  host: v.picklist(['github', 'gitlab', 'gitea', 'bitbucket', 'mediawiki']),
  /** The page for a new issue, or the wiki's editor of the page. */
  address: WebAddressSchema,
  /** The source file's path in its repository. */
  path: v.exactOptional(v.string()),
  provenance: ProvenanceSchema,
});
/** A form of the site: the reader opens it and pastes the text. */
export const FormSchema = v.object({
  type: v.literal('form'),
  /** The form's page. If `opens` is `key`, the page that has the tool. */
  form: WebAddressSchema,
  /** `key`: a tool on the page itself, which listens to Ctrl+Enter. */
  opens: v.picklist(['page', 'key']),
  provenance: ProvenanceSchema,
  seen: SeenSchema,
});

export const RecipientSchema = v.variant('type', [
  InboxSchema,
  MistapeSchema,
  MailboxRecipientSchema,
  IssueSchema,
  FormSchema,
  /** The practice desk inside the extension: nothing leaves the device. */
  v.object({ type: v.literal('practice') }),
]);
export type Recipient = v.InferOutput<typeof RecipientSchema>;
export type InboxRecipient = Extract<Recipient, { readonly type: 'inbox' }>;
export type MailboxRecipient = Extract<Recipient, { readonly type: 'mailbox' }>;
export type MistapeRecipient = Extract<Recipient, { readonly type: 'mistape' }>;
export type IssueRecipient = Extract<Recipient, { readonly type: 'issue' }>;
export type FormRecipient = Extract<Recipient, { readonly type: 'form' }>;
export type PracticeRecipient = Extract<Recipient, { readonly type: 'practice' }>;

const TYPES: readonly string[] = RecipientSchema.options.map(({ entries }) => entries.type.literal);

/** Whether this version knows recipients of that type; a later version may have stored others. */
export function isKnownType(type: string): boolean {
  return TYPES.includes(type);
}

/** Returns how the recipient was found; `undefined` for the practice desk, which is part of the extension. */
export function provenanceOf(recipient: Recipient): Provenance | undefined {
  return 'provenance' in recipient ? recipient.provenance : undefined;
}

/** Returns the day on which the directory's entry was seen; `undefined` for a recipient from elsewhere. */
export function seenOn(recipient: Recipient): string | undefined {
  return 'seen' in recipient ? recipient.seen : undefined;
}

/** Returns what distinguishes the recipient from others of its type: where a correction to it goes. */
export function addressOf(recipient: Recipient): string {
  switch (recipient.type) {
    case 'inbox':
      return recipient.inbox;
    case 'mistape':
      return recipient.endpoint;
    case 'mailbox':
      return recipient.mailbox;
    case 'issue':
      return recipient.address;
    case 'form':
      return recipient.form;
    case 'practice':
      return PRACTICE_ADDRESS;
  }
}
