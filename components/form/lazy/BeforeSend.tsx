// What a reader may want to know of the inbox before they press Send.

import type { CorrectionContent } from '../../../lib/correction/content';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { WithheldInbox } from '../../shared/WithheldInbox';
import { AlreadySaid } from './AlreadySaid';

interface Props {
  readonly draft: Draft;
  /** What would be sent, where it can be. */
  readonly content: CorrectionContent | undefined;
}

export function BeforeSend({ draft, content }: Props) {
  const recipient = recipientOf(draft);
  if (recipient?.type !== 'inbox') return null;
  return (
    <>
      {content && <AlreadySaid draft={draft} inbox={recipient.inbox} content={content} />}
      <WithheldInbox inbox={recipient.inbox} />
    </>
  );
}
