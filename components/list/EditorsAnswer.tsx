// The editors' verdict in full: their note, their reason, and what the page says if it contradicts them.

import { channelOf } from '../../lib/channel/registry';
import type { Correction } from '../../lib/correction/correction';
import type { Recipient } from '../../lib/correction/recipient';
import type { DeclineReason } from '../../lib/correction/status';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { exactTime } from '../shared/exact-time';
import { pageCheckName } from '../shared/state-names';
import { siteName } from './StoryLink';

export function EditorsAnswer({ correction }: { readonly correction: Correction }) {
  const { status, recipient, page, seen } = correction;
  if (isPractice(recipient)) return null;
  if (status.state !== 'fixed' && status.state !== 'declined') {
    return seen ? (
      <p class="note">{text('seenOnPage', exactTime(seen.at), pageCheckName(seen.verdict))}</p>
    ) : null;
  }
  const { note } = status;
  const reason = status.state === 'declined' ? status.reason : undefined;
  return (
    <>
      {hasAnswer(correction) && (
        <figure class="answer" data-verdict={status.state}>
          {note !== undefined && (
            <blockquote dir="auto">
              <p>{text('quoted', note)}</p>
            </blockquote>
          )}
          {reason !== undefined && <p>{text(REASONS[reason])}</p>}
          <figcaption>
            <bdi>{siteName(page)}</bdi>
            {status.state === 'fixed' && ` · ${text('fixedThanks')}`}
          </figcaption>
        </figure>
      )}
      {status.state === 'fixed' && seen?.verdict === 'unchanged' && (
        <p class="note">{text('stillOnPage', exactTime(seen.at))}</p>
      )}
    </>
  );
}

/** Whether there is more of the editors' answer than the verdict. It then names the site. */
export function hasAnswer({ status, recipient }: Correction): boolean {
  if (isPractice(recipient)) return false;
  if (status.state === 'declined') return status.note !== undefined || status.reason !== undefined;
  return status.state === 'fixed';
}

function isPractice(recipient: Recipient | undefined): boolean {
  return recipient !== undefined && channelOf(recipient).decidesAtOnce === true;
}

const REASONS: Readonly<Record<DeclineReason, MessageName>> = {
  'no-error': 'declinedNoError',
  'not-ours': 'declinedNotOurs',
};
