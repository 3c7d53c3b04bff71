// Why it has not gone into the outbox, and what can be done.

import type { CorrectionContent } from '../../../lib/correction/content';
import { interfaceLanguage, text } from '../../../lib/i18n/i18n';
import { StoreNote } from '../../shared/StoreNote';
import { STATE_NAMES } from '../../shared/state-names';
import type { Sending } from '../useSending';
import { CopyLetter } from './CopyLetter';

interface Props extends Pick<Sending, 'unkept' | 'phase'> {
  /** What would be sent, where it can be. */
  readonly content: CorrectionContent | undefined;
  readonly onSendAnyway: () => void;
}

export function SendProblem({ unkept, phase, content, onSendAnyway }: Props) {
  return (
    <>
      {unkept === 'nowhere' && (
        <p class="note problem" role="alert">
          {text('notKept')}
        </p>
      )}
      {unkept !== undefined && unkept !== 'nowhere' && <StoreNote problem={unkept} about="draft" />}
      {unkept !== undefined && content && <CopyLetter content={content} />}
      {phase.name === 'already' && (
        <div class="already" role="alert">
          <p>{text('already', dateOf(phase.created), text(STATE_NAMES[phase.state]))}</p>
          <button type="button" onClick={onSendAnyway}>
            {text('sendAnyway')}
          </button>
        </div>
      )}
      {(phase.name === 'failed' || phase.name === 'unnamed') && (
        <p class="note problem" role="alert">
          {text(phase.name === 'failed' ? 'sendFailed' : 'notAllowedName')}
        </p>
      )}
    </>
  );
}

function dateOf(moment: string): string {
  return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium' }).format(new Date(moment));
}
