// The hosts that have received the reader's name or e-mail, at hand when Send is pressed: Firefox takes a request for a
// permission only within the press, before any `await`. Until they are read, the reader is rather asked.

import type { Recipient } from '../../../lib/correction/recipient';
import type { Draft } from '../../../lib/draft/draft';
import {
  type Identity,
  identityIn,
  type UnconfirmedIdentity,
  unconfirmedFor,
  unconfirmedInDraft,
} from '../../../lib/draft/naming';
import { followNamedHosts, type NamedHost, rememberNamedHost } from '../../../lib/settings/named-hosts';

let known: readonly NamedHost[] = [];
followNamedHosts((hosts) => {
  known = hosts;
});

/** What the reader has to confirm before the draft is sent. */
export function unconfirmedIn(draft: Draft): UnconfirmedIdentity | undefined {
  return unconfirmedInDraft(draft, known);
}

/** What they have to confirm before a correction that waited is sent to that recipient. */
export function unconfirmedTo(recipient: Recipient, reader: Identity): UnconfirmedIdentity | undefined {
  return unconfirmedFor(recipient, reader, known);
}

/** The reader confirmed it: the host is told from now on. */
export async function confirmHost(host: string, identity: Identity): Promise<void> {
  await rememberNamedHost(host, identityIn(identity));
}
