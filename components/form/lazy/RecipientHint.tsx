// What the reader cannot expect of the recipient, and how it is known.

import { inWords } from '../../../lib/channel/in-words';
import { provenanceOf, seenOn } from '../../../lib/correction/recipient';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { provenanceName } from '../../shared/provenance-name';

export function RecipientHint({ draft }: { readonly draft: Draft }) {
  const recipient = recipientOf(draft);
  if (recipient === undefined) return <>{text('recipientNobodyHint')}</>;
  const provenance = provenanceOf(recipient);
  const { hint } = inWords(recipient);
  return (
    <>
      {hint && <span>{text(hint)}</span>}
      {provenance && <span>{provenanceName(provenance, draft.page.address, seenOn(recipient))}</span>}
    </>
  );
}
