// Whom a correction would tell who the reader is, and whether they have been asked about that.

import { postAddress } from '../channel/way';
import type { Recipient } from '../correction/recipient';
import type { NamedHost } from '../settings/reader';
import { IDENTITY_FIELDS, type IdentityField } from '../settings/settings';
import { type Draft, recipientOf } from './draft';

/** Name and e-mail, as a draft or a correction has them. */
export type Identity = { readonly [Field in IdentityField]?: string };

/** What would go to a host that never received it. */
export interface UnconfirmedIdentity {
  readonly host: string;
  readonly fields: readonly IdentityField[];
}

/** The fields that tell something. */
export function identityIn(identity: Identity): IdentityField[] {
  return IDENTITY_FIELDS.filter((field) => (identity[field] ?? '').trim() !== '');
}

/**
 * Name and e-mail that the form filled in and that would go to a host that never received them: the reader confirms
 * those. What they typed themselves needs no question.
 */
export function unconfirmedInDraft(
  draft: Draft,
  known: readonly NamedHost[],
): UnconfirmedIdentity | undefined {
  const { filled } = draft;
  const isTyped = (field: IdentityField) => filled !== undefined && filled[field] !== draft[field];
  return unconfirmed(recipientOf(draft), draft, known, isTyped);
}

/** The same of a correction that waited for a recipient: whether its name was typed is not known by then. */
export function unconfirmedFor(
  recipient: Recipient,
  reader: Identity,
  known: readonly NamedHost[],
): UnconfirmedIdentity | undefined {
  return unconfirmed(recipient, reader, known, () => false);
}

function unconfirmed(
  recipient: Recipient | undefined,
  identity: Identity,
  known: readonly NamedHost[],
  isTyped: (field: IdentityField) => boolean,
): UnconfirmedIdentity | undefined {
  const host = namedHostOf(recipient);
  if (host === undefined) return undefined;
  const received = known.find((one) => one.host === host)?.fields ?? [];
  const fields = identityIn(identity).filter((field) => !isTyped(field) && !received.includes(field));
  return fields.length === 0 ? undefined : { host, fields };
}

/** The host that a correction would tell who the reader is, if this extension sends it to one. */
export function namedHostOf(recipient: Recipient | undefined): string | undefined {
  const address = postAddress(recipient);
  return address === undefined ? undefined : new URL(address).host;
}
