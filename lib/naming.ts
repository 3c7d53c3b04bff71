// Whom a draft would tell who the reader is, and whether they have been asked about that.

import { type Draft, recipientOf } from './draft';
import { IDENTITY_FIELDS, type IdentityField, type NamedHost } from './settings/named-hosts';

/** What would go to a host that never received it. */
export interface UnconfirmedIdentity {
  readonly host: string;
  readonly fields: readonly IdentityField[];
}

/** What the draft would tell a host about the reader that fills it: the fields that are not empty. */
export function identityIn(draft: Draft): IdentityField[] {
  return IDENTITY_FIELDS.filter((field) => draft[field].trim() !== '');
}

/**
 * Name and e-mail that were filled in and would go to a host that never received them: the reader confirms those. A
 * mail program shows what it sends, and practice stays on the device.
 */
export function unconfirmedIdentity(
  draft: Draft,
  known: readonly NamedHost[],
): UnconfirmedIdentity | undefined {
  const host = inboxHostOf(draft);
  if (host === undefined) return undefined;
  const received = known.find((one) => one.host === host)?.fields ?? [];
  const isTyped = (field: IdentityField) =>
    draft.filled !== undefined && draft.filled[field] !== draft[field];
  const fields = identityIn(draft).filter((field) => !isTyped(field) && !received.includes(field));
  return fields.length === 0 ? undefined : { host, fields };
}

/** The host that the draft is sent to from here, if any. */
export function inboxHostOf(draft: Draft): string | undefined {
  const recipient = recipientOf(draft);
  switch (recipient?.type) {
    case 'inbox':
      return new URL(recipient.inbox).host;
    case 'mailbox':
    case 'practice':
    case undefined:
      return undefined;
  }
}
