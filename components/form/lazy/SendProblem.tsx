// Why Send did not send, and what the reader can do. Loaded when that happens.

import { channelOf } from '../../../lib/channel/registry';
import type { CorrectionContent } from '../../../lib/correction/content';
import type { Recipient } from '../../../lib/correction/recipient';
import { interfaceLanguage, text } from '../../../lib/i18n/i18n';
import { MailAppChoice } from '../../shared/MailAppChoice';
import { DraftStoreNote } from '../../shared/StoreNote';
import { stateName } from '../../shared/state-names';
import type { Sending, StopReason } from '../useSending';
import { CopyLetter } from './CopyLetter';
import type { SendOptions } from './send-draft';

interface Props extends Pick<Sending, 'unsaved' | 'phase'>, Pick<StoppedProps, 'onSend'> {
  /** The draft's recipient now: the reader may have changed it since they pressed Send. */
  readonly recipient: Recipient | undefined;
  /** The content to send, if the draft is complete. */
  readonly content: CorrectionContent | undefined;
}

export function SendProblem({ unsaved, phase, content, recipient, onSend }: Props) {
  const needsMailApp = recipient !== undefined && (channelOf(recipient).needsMailApp ?? false);
  return (
    <>
      {unsaved !== undefined && <DraftStoreNote problem={unsaved} />}
      {unsaved !== undefined && content && <CopyLetter content={content} />}
      {phase.name === 'stopped' && (
        <Stopped reason={phase.reason} needsMailApp={needsMailApp} onSend={onSend} />
      )}
    </>
  );
}

interface StoppedProps {
  readonly reason: StopReason;
  /** Whether the draft goes to the mail app now. */
  readonly needsMailApp: boolean;
  readonly onSend: (how: SendOptions) => void;
}

function Stopped({ reason, needsMailApp, onSend }: StoppedProps) {
  switch (reason.kind) {
    case 'which-mail':
      return needsMailApp ? <MailAppChoice onChoose={(app) => onSend({ app })} /> : null;
    case 'already':
      return (
        <div class="already" role="alert">
          <p>{text('already', dateOf(reason.created), text(stateName(reason.state, reason.recipient)))}</p>
          <button type="button" onClick={() => onSend({ again: true })}>
            {text('sendAnyway')}
          </button>
        </div>
      );
    case 'failed':
      return <Alert message={text('sendFailed')} />;
    case 'naming-refused':
      return <Alert message={text('notAllowedName')} />;
    default:
      return reason satisfies never;
  }
}

function Alert({ message }: { readonly message: string }) {
  return (
    <p class="note problem" role="alert">
      {message}
    </p>
  );
}

function dateOf(moment: string): string {
  return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium' }).format(new Date(moment));
}
