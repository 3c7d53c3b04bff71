// Which host would receive the reader's name and e-mail, and whether the reader has confirmed that.

import { channelOf } from '../channel/registry';
import { postAddress } from '../channel/way';
import type { Recipient } from '../correction/recipient';
import type { NamedHost } from '../settings/reader';
import { IDENTITY_FIELDS, type IdentityField } from '../settings/settings';
import { type Draft, recipientOf } from './draft';

/** Name and e-mail, as a draft or a correction has them. */
export type Identity = { readonly [Field in IdentityField]?: string };

/** The fields that a host would receive for the first time. */
export interface UnconfirmedIdentity {
  readonly host: string;
  readonly fields: readonly IdentityField[];
}

/** Returns the fields that are not empty. */
export function identityIn(identity: Identity): IdentityField[] {
  return IDENTITY_FIELDS.filter((field) => (identity[field] ?? '').trim() !== '');
}

/**
 * Returns the name and e-mail that the form filled in and that a host would receive for the first time: the reader has to confirm
 * them. What readers type themselves needs no confirmation.
 */
export function unconfirmedInDraft(
  draft: Draft,
  known: readonly NamedHost[],
): UnconfirmedIdentity | undefined {
  const { filled } = draft;
  const isTyped = (field: IdentityField) => filled !== undefined && filled[field] !== draft[field];
  return unconfirmed(recipientOf(draft), draft, known, isTyped);
}

/** Like {@link unconfirmedInDraft}, for a held correction. It does not say what was typed, so both fields need confirmation. */
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

/** Returns the host that would receive the reader's name and e-mail, if this extension sends to the recipient. */
export function namedHostOf(recipient: Recipient | undefined): string | undefined {
  const address = postAddress(recipient);
  return address !== undefined && recipient && channelOf(recipient).namesReader
    ? new URL(address).host
    : undefined;
}
