// One correction of the list: what it says, who gets it, its state, and what can be done now.

import { channelOf } from '../../lib/channel/registry';
import { postAddress } from '../../lib/channel/way';
import type { Correction } from '../../lib/correction/correction';
import { diffWords } from '../../lib/correction/diff';
import { provenanceOf, seenOn } from '../../lib/correction/recipient';
import type { Problem, Status } from '../../lib/correction/status';
import { interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import { provenanceName } from '../shared/provenance-name';
import { recipientName } from '../shared/recipient-name';
import { Subject } from '../shared/Subject';
import { pageCheckName, stateName } from '../shared/state-names';
import { WithheldInbox } from '../shared/WithheldSites';
import { type CardActionProps, CardActions, type CardHandlers } from './CardActions';
import { timeUntil, useNow, useUndoable } from './card-times';

/** How often the time until the next attempt is updated, in milliseconds. */
const REASON_UPDATE_MS = 60_000;

interface CorrectionCardProps extends Pick<CardActionProps, 'correction'>, CardHandlers {
  /** Its 1-based position among the corrections of its story, and their number: some of them may not be rendered. */
  readonly position: number;
  readonly count: number;
}

export function CorrectionCard({ position, count, news, ...props }: CorrectionCardProps) {
  const { suggestion, status, recipient } = props.correction;
  const isUndoable = useUndoable(status);
  return (
    <li class="card" data-state={status.state} aria-posinset={position} aria-setsize={count}>
      <p class="state">
        {news.has(props.correction.id) && <mark>{text('isNew')}</mark>}
        {text(stateName(status.state, recipient))}
        {recipient && <span class="quiet"> {recipientName(recipient)}</span>}
      </p>
      <CardOutcome correction={props.correction} />
      <Subject of={props.correction} replacement={suggestion.replacement} diff={diffWords} />
      {suggestion.comment !== undefined && (
        <p class="card-comment" dir="auto">
          {suggestion.comment}
        </p>
      )}
      <Offered correction={props.correction} />
      <Withheld correction={props.correction} />
      {isUndoable ? <p class="note">{text('leavesSoon')}</p> : <ProblemNote status={status} />}
      <CardActions {...props} isUndoable={isUndoable} />
    </li>
  );
}

/** A recipient that was found after the correction was held, and how it is known. The reader has not seen it before. */
function Offered({ correction: { offered, status, page } }: { readonly correction: Correction }) {
  const provenance = offered && provenanceOf(offered);
  if (status.state !== 'held' || offered === undefined || provenance === undefined) return null;
  const source = provenanceName(provenance, page.address, seenOn(offered));
  const address = postAddress(offered);
  return (
    <>
      <p class="note">{text('offered', recipientName(offered), source)}</p>
      {address && <WithheldInbox inbox={address} />}
    </>
  );
}

/** The reader may have withdrawn access to the host since they pressed Send. */
function Withheld({ correction: { recipient, status } }: { readonly correction: Correction }) {
  const mayBeSent = status.state === 'queued' || status.state === 'failed';
  const address = postAddress(recipient);
  return mayBeSent && address !== undefined ? <WithheldInbox inbox={address} /> : null;
}

function ProblemNote({ status }: { status: Status }) {
  const now = useNow(REASON_UPDATE_MS);
  const problem = 'problem' in status ? status.problem : undefined;
  if (problem === undefined) return null;
  return (
    <p class="note">
      {reasonOf(problem)} {status.state === 'queued' && text('nextTryIn', timeUntil(status.due, now))}
    </p>
  );
}

function reasonOf(problem: Problem): string {
  switch (problem.kind) {
    case 'offline':
      return text('reasonOffline');
    case 'unreachable':
      return text('reasonUnreachable');
    case 'redirected':
      return text('reasonRedirected');
    case 'answered':
      return text('reasonAnswered', problem.detail?.replace(/\.$/, '') ?? String(problem.status));
    case 'unclear':
      return text('reasonUnclear');
    case 'moved':
      return text('reasonMoved');
    case 'gave-up':
      return text('reasonGaveUp');
    case 'unknown-recipient':
      return text('reasonUnknownRecipient');
  }
}

/** The editors' verdict, or that none can come back, and what the page said when it was last checked. */
function CardOutcome({ correction: { status, recipient, seen } }: { readonly correction: Correction }) {
  if (recipient !== undefined && channelOf(recipient).decidesAtOnce) return null; // practice
  const outcome = outcomeText(status);
  return (
    <>
      {'note' in status && status.note !== undefined && (
        <p class="note" dir="auto">
          {text('quoted', status.note)}
        </p>
      )}
      {outcome && <p class="note">{text(outcome)}</p>}
      {seen && <p class="note">{text('seenOnPage', timeOf(seen.at), pageCheckName(seen.verdict))}</p>}
    </>
  );
}

function timeOf(moment: number): string {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(moment);
}

function outcomeText(status: Status): MessageName | undefined {
  switch (status.state) {
    case 'fixed':
      return 'fixedThanks';
    case 'delivered':
      if (status.letter !== undefined) return LETTER_TEXTS[status.letter];
      return status.location === undefined ? 'cannotAnswer' : undefined;
    case 'handed':
    case 'sent':
      return 'cannotAnswer';
    case 'held':
    case 'queued':
    case 'sending':
    case 'declined':
    case 'failed':
    case 'withdrawn':
      return undefined;
    default:
      return status satisfies never;
  }
}

const LETTER_TEXTS = { mailed: 'letterMailed', undeliverable: 'letterUndeliverable' } as const;
