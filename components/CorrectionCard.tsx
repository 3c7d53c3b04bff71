// One correction of the list: what it says, to whom, how far it has come, and what can be done now.

import { askTo } from '../lib/background';
import { type Correction, deepLink, type Page } from '../lib/correction/correction';
import type { Problem, State, Status } from '../lib/correction/status';
import { mailDraft } from '../lib/delivery/mail-draft';
import { interfaceLanguage, type MessageName, text } from '../lib/i18n';
import { Subject } from './Subject';

const STATE_NAMES: Readonly<Record<State, MessageName>> = {
  held: 'stateHeld',
  queued: 'stateQueued',
  sending: 'stateSending',
  delivered: 'stateDelivered',
  fixed: 'stateFixed',
  declined: 'stateDeclined',
  handed: 'stateHanded',
  sent: 'stateSent',
  failed: 'stateFailed',
  withdrawn: 'stateWithdrawn',
};

interface Props {
  readonly correction: Correction;
  /** What the reader asked for could not be done. */
  readonly onFailure: (error: unknown) => void;
}

export function CorrectionCard({ correction, onFailure }: Props) {
  const { page, suggestion, status, recipient } = correction;
  return (
    <li class="card" data-state={status.state}>
      <p class="state">
        {text(STATE_NAMES[status.state])}
        {recipient && (
          <span class="quiet">
            {' '}
            · {recipient.type === 'inbox' ? new URL(recipient.inbox).host : recipient.mailbox}
          </span>
        )}
      </p>
      <Subject of={correction} replacement={suggestion.replacement} />
      {suggestion.comment !== undefined && (
        <p class="card-comment" dir="auto">
          {suggestion.comment}
        </p>
      )}
      <Reason status={status} />
      <StoryLine page={page} link={deepLink(correction)} />
      <Actions correction={correction} onFailure={onFailure} />
    </li>
  );
}

/** The story, as a link to the passage where there is one. */
export function StoryLine({ page, link = page.address }: { page: Page; link?: string }) {
  return (
    <p class="story">
      <a href={link} target="_blank" rel="noreferrer" dir="auto" title={text('actionOpenStory')}>
        {page.headline ?? page.address}
      </a>
    </p>
  );
}

function Reason({ status }: { status: Status }) {
  const problem = 'problem' in status ? status.problem : undefined;
  if (problem === undefined) return null;
  return (
    <p class="note">
      {reasonOf(problem)} {status.state === 'queued' && text('nextTry', timeOf(status.due))}
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
    case 'gave-up':
      return text('reasonGaveUp');
  }
}

function timeOf(moment: number): string {
  const isToday = new Date(moment).toDateString() === new Date().toDateString();
  const date: Intl.DateTimeFormatOptions = isToday ? {} : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(interfaceLanguage(), { ...date, timeStyle: 'short' }).format(moment);
}

function Actions({ correction, onFailure }: Props) {
  const { id, status, recipient } = correction;
  const action = (name: MessageName, act: () => void) => (
    <button type="button" onClick={act}>
      {text(name)}
    </button>
  );
  const actions = {
    withdraw: () => action('actionWithdraw', () => void askTo('withdraw', id).catch(onFailure)),
    sendNow: () => action('actionSendNow', () => void askTo('send-now', id).catch(onFailure)),
    sendAgain: () => action('actionSendAgain', () => void askTo('send-now', id).catch(onFailure)),
    markSent: () => action('actionMarkSent', () => void askTo('mark-sent', id).catch(onFailure)),
    openDraft: () =>
      recipient?.type === 'mailbox' &&
      action('actionOpenDraft', () => open(mailDraft(correction, recipient.mailbox))),
  };
  switch (status.state) {
    case 'queued':
      return (
        <div class="buttons">
          {actions.sendNow()}
          {actions.withdraw()}
        </div>
      );
    case 'failed':
      return (
        <div class="buttons">
          {actions.sendAgain()}
          {actions.withdraw()}
        </div>
      );
    case 'handed':
      return (
        <div class="buttons">
          {actions.markSent()}
          {actions.openDraft()}
        </div>
      );
    case 'held':
      return <div class="buttons">{actions.withdraw()}</div>;
    default:
      return null;
  }
}
