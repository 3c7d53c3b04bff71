// How the recipient is known, and what the reader cannot expect of it.

import { channelOf } from '../../../lib/channel/registry';
import { provenanceOf, seenOn } from '../../../lib/correction/recipient';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { provenanceName } from '../../shared/provenance-name';

export function RecipientHint({ draft }: { readonly draft: Draft }) {
  const recipient = recipientOf(draft);
  if (recipient === undefined) return <>{text('recipientNobodyHint')}</>;
  const provenance = provenanceOf(recipient);
  const source = provenance ? provenanceName(provenance, draft.page.address, seenOn(recipient)) : '';
  const { hint } = channelOf(recipient).words(recipient);
  return <>{hint ? text(hint, source) : source}</>;
}
