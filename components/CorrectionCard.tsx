// One correction of the list: what it says, to whom, how far it has come, and what can be done now.

import { askTo, askToEdit } from '../lib/background';
import { type Correction, deepLink, type Page } from '../lib/correction/correction';
import type { CorrectionId } from '../lib/correction/id';
import type { Problem, State, Status } from '../lib/correction/status';
import { mailDraft } from '../lib/delivery/mail-draft';
import { interfaceLanguage, type MessageName, text } from '../lib/i18n';
import { Subject } from './Subject';
import { STATE_NAMES } from './state-names';
import { useUndoable } from './useUndoable';

interface Props {
  readonly correction: Correction;
  /** It is written anew in that draft. */
  readonly onEdit: (draft: CorrectionId) => void;
  /** What the reader asked for could not be done. */
  readonly onFailure: (error: unknown) => void;
}

export function CorrectionCard({ correction, onEdit, onFailure }: Props) {
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
      <Actions correction={correction} onEdit={onEdit} onFailure={onFailure} />
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
  const undoable = useUndoable(status);
  if (undoable) return <p class="note">{text('leavesSoon')}</p>;
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
    case 'moved':
      return text('reasonMoved');
    case 'gave-up':
      return text('reasonGaveUp');
  }
}

function timeOf(moment: number): string {
  const isToday = new Date(moment).toDateString() === new Date().toDateString();
  const date: Intl.DateTimeFormatOptions = isToday ? {} : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(interfaceLanguage(), { ...date, timeStyle: 'short' }).format(moment);
}

function Actions({ correction, onEdit, onFailure }: Props) {
  const { id, recipient } = correction;
  const actions: Readonly<Record<Action, [MessageName, () => void]>> = {
    edit: ['actionEdit', () => void askToEdit(id).then(onEdit).catch(onFailure)],
    undo: ['actionUndo', () => void askToEdit(id).then(onEdit).catch(onFailure)],
    withdraw: ['actionWithdraw', () => void askTo('withdraw', id).catch(onFailure)],
    sendNow: ['actionSendNow', () => void askTo('send-now', id).catch(onFailure)],
    sendAgain: ['actionSendAgain', () => void askTo('send-now', id).catch(onFailure)],
    markSent: ['actionMarkSent', () => void askTo('mark-sent', id).catch(onFailure)],
    openDraft: [
      'actionOpenDraft',
      () => recipient?.type === 'mailbox' && open(mailDraft(correction, recipient.mailbox)),
    ],
  };
  const undoable = useUndoable(correction.status);
  const offered = undoable ? UNDO : ACTIONS[correction.status.state];
  if (offered.length === 0) return null;
  return (
    <div class="buttons">
      {offered.map((name) => {
        const [label, act] = actions[name];
        return (
          <button key={name} type="button" onClick={act}>
            {text(label)}
          </button>
        );
      })}
    </div>
  );
}

type Action = 'undo' | 'edit' | 'withdraw' | 'sendNow' | 'sendAgain' | 'markSent' | 'openDraft';

const UNDO: readonly Action[] = ['undo', 'sendNow'];

/** What makes sense in each state. */
const ACTIONS: Readonly<Record<State, readonly Action[]>> = {
  held: ['edit', 'withdraw'],
  queued: ['sendNow', 'edit', 'withdraw'], // but for what was just sent
  sending: ['edit'],
  delivered: ['edit'],
  fixed: [],
  declined: [],
  handed: ['markSent', 'openDraft', 'edit'],
  sent: ['edit'],
  failed: ['sendAgain', 'edit', 'withdraw'],
  withdrawn: [],
};
