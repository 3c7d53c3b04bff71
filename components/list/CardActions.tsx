// The button and the menu of a card.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { handOver } from '../../lib/channel/hand-over';
import { openDraft } from '../../lib/channel/mail-app';
import type { Opened } from '../../lib/channel/open-tab';
import { channelOf } from '../../lib/channel/registry';
import { isBy, type RecipientBy } from '../../lib/channel/way';
import { deepLink } from '../../lib/correction/content';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import type { Recipient } from '../../lib/correction/recipient';
import type { UnconfirmedIdentity } from '../../lib/draft/naming';
import { text } from '../../lib/i18n/i18n';
import type { News } from '../../lib/list/search';
import { ask } from '../../lib/messages/ask';
import type { MailApp } from '../../lib/settings/settings';
import { NamingQuestion, unconfirmedTo } from '../form/lazy/NamingQuestion';
import type { JustSent } from '../form/lazy/send-draft';
import { useMailApp } from '../shared/MailAppChoice';
import { Menu } from '../shared/Menu';
import { pressSiteKey } from '../shared/press-site-key';
import { type Action, actionsFor } from './card-actions';
import type { Removed } from './UndoNote';

export interface CardActionProps {
  readonly correction: Correction;
  /** Whether it was just sent and has not left the device. */
  readonly isUndoable: boolean;
  /** Called with the draft in which the correction is edited. */
  readonly onEdit: (draft: CorrectionId) => void;
  /** Called after the correction was deleted or withdrawn. That can be undone. */
  readonly onRemoved: (removed: Removed) => void;
  /** Called when an action failed. */
  readonly onFailure: (error: unknown) => void;
  /** What the correction is about, for screen readers. */
  readonly about: string;
  /** The line next to the button. */
  readonly children?: ComponentChildren;
}

/** What the list hands to each card. */
export interface CardHandlers extends Pick<CardActionProps, 'onEdit' | 'onRemoved' | 'onFailure'> {
  /** The corrections whose verdict is new to the reader. */
  readonly news: News;
  /** The correction that was just sent, until the reader leaves the list. */
  readonly sent: JustSent | undefined;
}

export function CardActions({
  correction,
  isUndoable,
  onEdit,
  onRemoved,
  onFailure,
  about,
  children,
}: CardActionProps) {
  const { id, recipient, offered } = correction;
  /** That the link was copied, or that it opened without the text on the clipboard. */
  const [said, setSaid] = useState<'copied' | 'sentUncopied'>();
  /** Set while the reader is asked whether a host may receive their name or e-mail for the first time. */
  const [unconfirmed, setUnconfirmed] = useState<{ about: UnconfirmedIdentity; to: Recipient }>();
  const edit = () => void ask('edit', { correction: id }).then(onEdit).catch(onFailure);
  const request = (what: 'send-now' | 'mark-sent' | 'mark-not-sent') => () =>
    void ask(what, { correction: id }).catch(onFailure);
  const remove = (what: 'forget' | 'withdraw') => () =>
    void ask(what, { correction: id })
      .then(() => onRemoved({ correction, how: what }))
      .catch(onFailure);
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
    setSaid(opened === 'uncopied' ? 'sentUncopied' : undefined);
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
  const writeMyself = () =>
    withMailApp(async (app) => {
      await ask('hand-over', { correction: id });
      await report(await openDraft(correction, '', app), true);
    });
  const actions: Readonly<Record<Action, readonly [label: string, act: () => void]>> = {
    edit: [text('actionEdit'), edit],
    undo: [text('actionUndo'), edit],
    choose: [text('actionChoose'), edit],
    withdraw: [text('actionWithdraw'), remove('withdraw')],
    sendNow: [text('actionSendNow'), request('send-now')],
    tryNow: [text('actionTryNow'), request('send-now')],
    sendAgain: [text('actionSendAgain'), request('send-now')],
    forget: [text('actionDelete'), remove('forget')],
    markSent: [text('actionMarkSent'), request('mark-sent')],
    markNotSent: [text('actionNotSent'), request('mark-not-sent')],
    openDraft: [text('actionOpenDraft'), openAgain],
    writeMyself: [text('actionWriteMyself'), writeMyself],
    emailInstead: [text('actionEmailInstead'), writeMyself],
    sendOffered: [offered === undefined ? '' : sendLabelTo(offered), () => send(offered)],
    sendHeld: [recipient === undefined ? '' : sendLabelTo(recipient), () => send(recipient)],
    copyLink: [
      text('actionCopyLink'),
      () => void navigator.clipboard.writeText(deepLink(correction)).then(() => setSaid('copied'), onFailure),
    ],
  };
  const { first, others } = actionsFor(correction, isUndoable);
  const itemOf = (name: Action) => ({ name, label: actions[name][0], act: actions[name][1] });
  return (
    <>
      {others.length > 0 && <Menu items={others.map(itemOf)} about={about} />}
      {(children || first) && (
        <div class="card-foot">
          {children}
          {first && (
            <button type="button" onClick={actions[first][1]}>
              {actions[first][0]}
            </button>
          )}
        </div>
      )}
      {question}
      <p class="note" role="status" hidden={said === undefined}>
        {said && text(said)}
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
