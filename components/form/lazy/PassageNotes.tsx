// What there is to know about the quoted words: whose they are, how they change, and that some were left out.

import type { Draft } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { SpokenChange } from './SpokenChange';

export function PassageNotes({ draft }: { readonly draft: Draft }) {
  return (
    <>
      {draft.frameHost !== undefined && <p class="note">{text('frameOf', draft.frameHost)}</p>}
      <SpokenChange draft={draft} />
      {draft.shortened && <p class="note">{text('shortened')}</p>}
    </>
  );
}
