// The buttons of a card: what the reader can do with a correction in its state.

import { useState } from 'preact/hooks';
import { handOver } from '../../lib/channel/hand-over';
import { openDraft } from '../../lib/channel/mail-app';
import type { Opened } from '../../lib/channel/open-tab';
import { channelOf } from '../../lib/channel/registry';
import { isBy, type RecipientBy } from '../../lib/channel/way';
import { deepLink } from '../../lib/correction/content';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import type { Recipient } from '../../lib/correction/recipient';
import { PENDING, type State } from '../../lib/correction/status';
import type { UnconfirmedIdentity } from '../../lib/draft/naming';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import type { MailApp } from '../../lib/settings/settings';
import { NamingQuestion, unconfirmedTo } from '../form/lazy/NamingQuestion';
import { useMailApp } from '../shared/MailAppChoice';
import { pressSiteKey } from '../shared/press-site-key';
import type { News } from './NewsNote';
import { passageAddress, StoryAnchor } from './StoryLink';

export interface CardActionProps {
  readonly correction: Correction;
  /** Whether it was just sent and has not left the device. */
  readonly isUndoable: boolean;
  /** Called with the draft in which the correction is edited. */
  readonly onEdit: (draft: CorrectionId) => void;
  /** Called after the correction was deleted. It can be restored. */
  readonly onForgotten: (correction: Correction) => void;
  /** Called when an action failed. */
  readonly onFailure: (error: unknown) => void;
}

/** What the list hands to each card. */
export interface CardHandlers extends Pick<CardActionProps, 'onEdit' | 'onForgotten' | 'onFailure'> {
  /** The corrections whose verdict is new to the reader. */
  readonly news: News;
}

export function CardActions({ correction, isUndoable, onEdit, onForgotten, onFailure }: CardActionProps) {
  const { id, recipient, offered } = correction;
  const [isCopied, setIsCopied] = useState(false);
  /** Whether it opened without the text on the clipboard. */
  const [isUncopied, setIsUncopied] = useState(false);
  /** Set while the reader is asked whether a host may receive their name or e-mail for the first time. */
  const [unconfirmed, setUnconfirmed] = useState<{ about: UnconfirmedIdentity; to: Recipient }>();
  const edit = () => void ask('edit', { correction: id }).then(onEdit).catch(onFailure);
  const request = (what: 'withdraw' | 'send-now' | 'mark-sent' | 'mark-not-sent') => () =>
    void ask(what, { correction: id }).catch(onFailure);
  const [withMailApp, question] = useMailApp(onFailure);
  /** Opens what the reader finishes; runs `before` first, because this popup closes when something else takes the focus. */
  const open = (to: RecipientBy<'by-hand'>, before?: () => Promise<unknown>) => {
    const openIn = async (app: MailApp | undefined) => {
      await before?.();
      const opened = await handOver(correction, to, { app, pressKey: pressSiteKey });
      await report(opened, before !== undefined);
    };
    if (channelOf(to).needsMailApp) withMailApp(openIn);
    else void openIn(undefined).catch(onFailure);
  };
  /** Says what did not work. If it was handed over just now but nothing opened, it waits again. */
  const report = async (opened: Opened, isNew: boolean) => {
    setIsUncopied(opened === 'uncopied');
    if (opened !== 'nowhere') return;
    if (isNew) await ask('mark-not-sent', { correction: id });
    throw new Error('Nothing opened');
  };
  /** Opens it again, or as an e-mail without an address if the reader does not finish the recipient's channel by hand. */
  const openAgain = () => {
    if (isBy('by-hand', recipient)) open(recipient);
    else withMailApp(async (app) => report(await openDraft(correction, '', app), false));
  };
  /** Sends the correction to the recipient that the pressed button names. */
  const send = (to: Recipient | undefined) => {
    if (isBy('by-hand', to)) {
      open(to, () => ask('set-recipient', { correction: id, recipient: to }));
    } else if (to !== undefined) {
      const found = unconfirmedTo(to, correction.reader);
      if (found === undefined) void ask('set-recipient', { correction: id, recipient: to }).catch(onFailure);
      else setUnconfirmed({ about: found, to });
    }
  };
  const actions: Readonly<Record<Action, readonly [label: string, act: () => void]>> = {
    edit: [text('actionEdit'), edit],
    undo: [text('actionUndo'), edit],
    choose: [text('actionChoose'), edit],
    withdraw: [text('actionWithdraw'), request('withdraw')],
    sendNow: [text('actionSendNow'), request('send-now')],
    sendAgain: [text('actionSendAgain'), request('send-now')],
    forget: [
      text('actionDelete'),
      () =>
        void ask('forget', { correction: id })
          .then(() => onForgotten(correction))
          .catch(onFailure),
    ],
    markSent: [text('actionMarkSent'), request('mark-sent')],
    markNotSent: [text('actionNotSent'), request('mark-not-sent')],
    openDraft: [text('actionOpenDraft'), openAgain],
    writeMyself: [
      text('actionWriteMyself'),
      () =>
        withMailApp(async (app) => {
          await ask('hand-over', { correction: id });
          await report(await openDraft(correction, '', app), true);
        }),
    ],
    sendOffered: [offered === undefined ? '' : sendLabelTo(offered), () => send(offered)],
    sendHeld: [recipient === undefined ? '' : sendLabelTo(recipient), () => send(recipient)],
    copyLink: [
      text(isCopied ? 'copied' : 'actionCopyLink'),
      () => void navigator.clipboard.writeText(deepLink(correction)).then(() => setIsCopied(true), onFailure),
    ],
  };
  const available = isUndoable ? UNDO_ACTIONS : availableActions(correction);
  return (
    <>
      <div class="buttons">
        {available.map((name) => {
          const [label, act] = actions[name];
          return (
            <button key={name} type="button" onClick={act}>
              {label}
            </button>
          );
        })}
        <StoryAnchor address={passageAddress(correction)}>{text('actionOpenStory')}</StoryAnchor>
        {question}
      </div>
      <p class="note" role="status" hidden={!isUncopied}>
        {isUncopied && text('sentUncopied')}
      </p>
      {unconfirmed && (
        <NamingQuestion
          identity={correction.reader}
          about={unconfirmed.about}
          onSend={() => {
            setUnconfirmed(undefined);
            void ask('set-recipient', { correction: id, recipient: unconfirmed.to }).catch(onFailure);
          }}
          onBack={() => setUnconfirmed(undefined)}
        />
      )}
    </>
  );
}

/** Returns what the button that sends to the recipient is called: what it opens, or who gets it at once. */
function sendLabelTo(recipient: Recipient): string {
  return isBy('by-hand', recipient)
    ? text(channelOf(recipient).words(recipient).sendLabel ?? 'send')
    : text('actionSendTo', channelOf(recipient).name(recipient));
}

type Action =
  | 'choose'
  | 'copyLink'
  | 'edit'
  | 'forget'
  | 'markNotSent'
  | 'markSent'
  | 'openDraft'
  | 'sendAgain'
  | 'sendHeld'
  | 'sendNow'
  | 'sendOffered'
  | 'undo'
  | 'withdraw'
  | 'writeMyself';

const UNDO_ACTIONS: readonly Action[] = ['undo', 'sendNow'];

const ACTIONS_IN_STATE: Readonly<Record<State, readonly Action[]>> = {
  held: ['choose', 'writeMyself', 'withdraw'],
  queued: ['sendNow', 'edit', 'withdraw'], // unless it was just sent: see UNDO_ACTIONS
  sending: ['edit'],
  delivered: ['edit', 'copyLink', 'forget'],
  fixed: ['copyLink', 'forget'],
  declined: ['copyLink', 'forget'],
  handed: ['markSent', 'markNotSent', 'openDraft', 'edit', 'forget'],
  sent: ['edit', 'copyLink', 'forget'],
  failed: ['sendAgain', 'edit', 'writeMyself', 'withdraw', 'forget'],
  withdrawn: ['forget'],
};

function availableActions({ status, page, offered, recipient }: Correction): readonly Action[] {
  if (page.address === PRACTICE_ADDRESS) return PENDING.includes(status.state) ? [] : ['forget'];
  if (status.state === 'held' && offered !== undefined) return ['sendOffered', ...ACTIONS_IN_STATE.held];
  if (status.state === 'held' && recipient !== undefined) return ['sendHeld', 'edit', 'withdraw'];
  // After several failed attempts the reader may not want to wait.
  if (status.state === 'queued' && status.attempts > 2) return [...ACTIONS_IN_STATE.queued, 'writeMyself'];
  return ACTIONS_IN_STATE[status.state];
}
