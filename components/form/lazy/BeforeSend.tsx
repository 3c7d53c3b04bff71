// What a reader may want to know about an inbox before they press Send. Loaded after the form's first fields.

import { useState } from 'preact/hooks';
import { type Duplicates, findDuplicates } from '../../../lib/channel/find-duplicates';
import { channelOf } from '../../../lib/channel/registry';
import { postAddress } from '../../../lib/channel/way';
import type { CorrectionContent } from '../../../lib/correction/content';
import { duplicateKey } from '../../../lib/correction/duplicate';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { counted } from '../../../lib/i18n/counted';
import { text } from '../../../lib/i18n/i18n';
import { guardedFetch } from '../../../lib/net/guarded-fetch';
import { discardDraft } from '../../../lib/outbox/discard';
import { useAllowed, WithheldInbox } from '../../shared/WithheldSites';

interface BeforeSendProps {
  readonly draft: Draft;
  /** What would be sent, if the draft is complete. */
  readonly content: CorrectionContent | undefined;
}

export function BeforeSend({ draft, content }: BeforeSendProps) {
  const recipient = recipientOf(draft);
  const address = postAddress(recipient);
  if (recipient === undefined || address === undefined) return null;
  return (
    <>
      {content && channelOf(recipient).countsDuplicates && (
        <AlreadySaid draft={draft} inbox={address} content={content} />
      )}
      <WithheldInbox inbox={address} />
    </>
  );
}

interface AlreadySaidProps {
  readonly draft: Draft;
  readonly inbox: string;
  /** What would be sent. */
  readonly content: CorrectionContent;
}

/**
 * Whether other readers have sent the same correction. Asks only when the reader clicks, because the inbox learns that
 * somebody asks.
 */
function AlreadySaid({ draft, inbox, content }: AlreadySaidProps) {
  const [asked, setAsked] = useState<Asked>();
  const isAllowed = useAllowed(inbox);
  if (import.meta.env.FIREFOX && isAllowed !== true) return null; // it would name the installation
  const key = duplicateKey(content);
  const isAsked = asked?.key === key; // else the reader has changed the correction since
  const ask = async () => {
    setAsked({ key });
    setAsked({ key, answer: { same: await findDuplicates(inbox, content, guardedFetch) } });
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
        {isAsked && (answer === undefined ? text('inboxAsking') : whatIsSaid(answer.same))}
      </p>
      {answer?.same !== undefined && 'status' in answer.same && (
        <button type="button" class="plain" onClick={() => void leave(draft)}>
          {text('leaveToThem')}
        </button>
      )}
    </div>
  );
}

interface Asked {
  /** The duplicate key of the correction that was asked about. */
  readonly key: string;
  readonly answer?: { readonly same: Duplicates };
}

function whatIsSaid(same: Duplicates): string {
  if (same === undefined) return text('sameUnknown');
  if (!('status' in same)) return text('sameNobody');
  switch (same.status) {
    case 'received':
    case 'mailed':
      return counted('countSame', same.readers);
    case 'fixed':
      return counted('countSameFixed', same.readers);
    case 'declined':
      return counted('countSameDeclined', same.readers);
  }
}

/** Discards the draft, because the reader leaves it to the others, and closes the popup. */
async function leave(draft: Draft): Promise<void> {
  await discardDraft(draft);
  close();
}
