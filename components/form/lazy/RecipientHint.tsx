// How the recipient is known, and what can come back from it: two short lines. The recipient panel has the whole sentences.

import { inWords } from '../../../lib/channel/in-words';
import { provenanceOf, seenOn } from '../../../lib/correction/recipient';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { provenanceName } from '../../shared/provenance-name';

export function RecipientHint({ draft }: { readonly draft: Draft }) {
  const recipient = recipientOf(draft);
  if (recipient === undefined) return <>{text('recipientNobodyHint')}</>;
  const provenance = provenanceOf(recipient);
  return (
    <>
      {provenance && <span>{provenanceName(provenance, draft.page.address, seenOn(recipient))}</span>}
      <span>{text(inWords(recipient).brief)}</span>
    </>
  );
}
