// The one line of a card that says what happens next, or why nothing does.

import { isBy } from '../../lib/channel/way';
import type { Correction } from '../../lib/correction/correction';
import type { Recipient } from '../../lib/correction/recipient';
import type { Problem, Status } from '../../lib/correction/status';
import { type MessageName, text } from '../../lib/i18n/i18n';
import type { JustSent } from '../form/lazy/send-draft';
import { recipientName } from '../shared/recipient-name';
import { secondsUntil, timeUntil, useNow } from './card-times';
import { siteName } from './StoryLink';

/** How often the time until the next attempt is updated, in milliseconds. */
const REASON_UPDATE_MS = 60_000;
/** How often the seconds until it is sent are updated, in milliseconds. */
const COUNTDOWN_UPDATE_MS = 1_000;

interface CardLineProps {
  readonly correction: Correction;
  readonly isUndoable: boolean;
  /** Where it went, if it was just sent. */
  readonly sentTo: JustSent['to'] | undefined;
}

export function CardLine({ correction, isUndoable, sentTo }: CardLineProps) {
  const { status } = correction;
  if (isUndoable && status.state === 'queued') return <Countdown due={status.due} />;
  if (status.state === 'queued' && status.problem !== undefined) {
    return <NextTry reason={reasonOf(status.problem, correction.recipient)} due={status.due} />;
  }
  const line = lineOf(correction, sentTo);
  return line === undefined ? null : <p class="note">{line}</p>;
}

function Countdown({ due }: { readonly due: number }) {
  const now = useNow(COUNTDOWN_UPDATE_MS);
  return <p class="note">{text('sendingIn', secondsUntil(due, now))}</p>;
}

function NextTry({ reason, due }: { readonly reason: string; readonly due: number }) {
  const now = useNow(REASON_UPDATE_MS);
  return (
    <p class="note">
      {reason} {text('nextTryIn', timeUntil(due, now))}
    </p>
  );
}

/** Returns the line of a correction that is not about to be sent. */
function lineOf({ status, page, recipient }: Correction, sentTo: JustSent['to'] | undefined) {
  const sentLine = sentTo && sentTo !== 'list' ? SENT_LINES[sentTo] : undefined; // the state says that it waits
  if (sentLine !== undefined && !hasGoneOn(status)) return text(sentLine);
  switch (status.state) {
    case 'delivered':
      if (status.letter !== undefined) return text(LETTER_LINES[status.letter]);
      if (status.location === undefined) return text('cannotAnswer');
      return sentTo === undefined ? undefined : text('newsroomHasIt', siteName(page));
    case 'handed':
    case 'sent': {
      const name = isBy('by-hand', recipient) ? `${recipientName(recipient)} · ` : '';
      return name + text('cannotAnswer');
    }
    case 'held':
    case 'failed':
      if (status.problem !== undefined) return reasonOf(status.problem, recipient);
      return recipient && recipientName(recipient);
    case 'queued':
    case 'sending':
    case 'fixed':
    case 'declined':
    case 'withdrawn':
      return undefined;
    default:
      return status satisfies never;
  }
}

/** Whether more has happened to it than that it was handed over or is held. */
function hasGoneOn({ state }: Status): boolean {
  return state !== 'handed' && state !== 'held';
}

/** What is left to do for a correction that the reader finishes elsewhere. */
export const SENT_LINES: Readonly<Record<JustSent['to'], MessageName | undefined>> = {
  outbox: undefined,
  list: 'sentToList',
  mail: 'sentToMail',
  issue: 'sentToIssue',
  'paste-issue': 'sentToPasteIssue',
  editor: 'sentToEditor',
  form: 'sentToForm',
  page: 'sentToPage',
  uncopied: 'sentUncopied',
  clipboard: 'sentToClipboard',
  nowhere: 'sentNowhere',
};

const LETTER_LINES = { mailed: 'letterMailed', undeliverable: 'letterUndeliverable' } as const;

function reasonOf(problem: Problem, recipient: Recipient | undefined): string {
  switch (problem.kind) {
    case 'offline':
      return text('reasonOffline');
    case 'unreachable':
      return text('reasonUnreachable');
    case 'redirected':
      return text('reasonRedirected');
    case 'answered':
      // A site's own tool writes for its readers. A relay's words are English, and for whoever runs it.
      return recipient?.type === 'mistape' && problem.detail !== undefined
        ? text('siteAnswered', problem.detail.replace(/\.$/, ''))
        : answerInWords(problem.status);
    case 'unclear':
      return text('reasonUnclear');
    case 'moved':
      return text('reasonMoved');
    case 'gave-up':
      return text('reasonGaveUp');
    case 'unknown-recipient':
      return text('reasonUnknownRecipient');
    default:
      return problem satisfies never;
  }
}

/** Says in the reader's language what the status means. */
function answerInWords(status: number): string {
  switch (status) {
    case 403:
      return text('refusedSite');
    case 400:
    case 409:
    case 415:
    case 422:
      return text('refusedContent');
    case 413:
      return text('refusedLength');
    case 429:
      return text('reasonBusy');
    default:
      return text('reasonAnswered', String(status));
  }
}
