// Tells screen readers what becomes of the correction that was just sent. Others see it on its card.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { UNDO_MS } from '../../lib/outbox/timing';
import type { JustSent } from '../form/lazy/send-draft';
import { stateName } from '../shared/state-names';
import { SENT_LINES } from './CardLine';
import { secondsUntil } from './card-times';
import { siteName } from './StoryLink';

interface SentAnnouncementProps {
  readonly sent: JustSent;
  /** Absent while it is being read, and once it was deleted. */
  readonly correction: Correction | undefined;
}

export function SentAnnouncement({ sent: { to }, correction }: SentAnnouncementProps) {
  const [said, setSaid] = useState('');
  const words = correction === undefined ? '' : wordsFor(correction, to);
  // Later than the region itself, because screen readers do not read what a region already contains when it appears.
  useEffect(() => setSaid(words), [words]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

function wordsFor({ status, recipient, page }: Correction, to: JustSent['to']): string {
  if (status.state === 'queued' && status.problem === undefined)
    return text('sent', secondsUntil(UNDO_MS, 0), shortcutName().replace(/\+\p{L}+/u, '+Z'));
  if (status.state === 'sending') return ''; // a moment later there is more to say
  if (status.state === 'delivered' && to === 'outbox') return text('newsroomHasIt', siteName(page));
  return text(SENT_LINES[to] ?? stateName(status.state, recipient));
}
