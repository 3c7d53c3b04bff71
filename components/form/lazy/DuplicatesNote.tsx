// Says whether other readers have sent the same correction.

import { useState } from 'preact/hooks';
import { type Duplicates, findDuplicates } from '../../../lib/channel/find-duplicates';
import type { CorrectionContent } from '../../../lib/correction/content';
import { duplicateKey } from '../../../lib/correction/duplicate';
import type { Draft } from '../../../lib/draft/draft';
import { counted } from '../../../lib/i18n/counted';
import { text } from '../../../lib/i18n/i18n';
import { guardedFetch } from '../../../lib/net/guarded-fetch';
import { discardDraft } from '../../../lib/outbox/discard';
import { useAllowed } from '../../shared/WithheldSites';

interface DuplicatesNoteProps {
  readonly draft: Draft;
  readonly inbox: string;
  readonly content: CorrectionContent;
}

/**
 * Says whether other readers have sent the same correction. It asks the inbox only when the reader clicks, because the inbox
 * learns that somebody asks.
 */
export function DuplicatesNote({ draft, inbox, content }: DuplicatesNoteProps) {
  const [asked, setAsked] = useState<Asked>();
  const isAllowed = useAllowed(inbox);
  if (import.meta.env.FIREFOX && isAllowed !== true) return null; // a request would identify the installation: see WithheldInbox
  const key = duplicateKey(content);
  const isAsked = asked?.key === key; // otherwise the reader has changed the correction since
  const ask = async () => {
    setAsked({ key });
    setAsked({ key, answer: { duplicates: await findDuplicates(inbox, content, guardedFetch) } });
  };
  const answer = isAsked ? asked.answer : undefined;
  return (
    <div class="already">
      {!isAsked && (
        <button type="button" class="plain" title={text('askSameHint')} onClick={() => void ask()}>
          {text('askSame')}
        </button>
      )}
      <p class="note" role="status">
        {isAsked && (answer === undefined ? text('inboxAsking') : duplicatesText(answer.duplicates))}
      </p>
      {answer?.duplicates !== undefined && 'status' in answer.duplicates && (
        <button type="button" class="plain" onClick={() => void leaveToOthers(draft)}>
          {text('leaveToThem')}
        </button>
      )}
    </div>
  );
}

interface Asked {
  /** The duplicate key of the correction that was asked about. */
  readonly key: string;
  readonly answer?: { readonly duplicates: Duplicates };
}

function duplicatesText(duplicates: Duplicates): string {
  if (duplicates === undefined) return text('sameUnknown');
  if (!('status' in duplicates)) return text('sameNobody');
  switch (duplicates.status) {
    case 'received':
    case 'mailed':
      return counted('countSame', duplicates.readers);
    case 'fixed':
      return counted('countSameFixed', duplicates.readers);
    case 'declined':
      return counted('countSameDeclined', duplicates.readers);
  }
}

/** Discards the draft, because the reader leaves it to the others, and closes the popup. */
async function leaveToOthers(draft: Draft): Promise<void> {
  await discardDraft(draft);
  close();
}
