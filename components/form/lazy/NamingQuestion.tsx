// Whether a host that never received the reader's name or e-mail gets what the form filled in.

import { useEffect, useRef } from 'preact/hooks';
import { type Draft, withChange } from '../../../lib/draft/draft';
import type { Identity, UnconfirmedIdentity } from '../../../lib/draft/naming';
import { text } from '../../../lib/i18n/i18n';
import { confirmHost } from './known-hosts';
import { useSeen } from './SendGuard';

interface Props {
  readonly identity: Identity;
  readonly about: UnconfirmedIdentity;
  readonly onSend: () => void;
  /** Absent if what is sent cannot be changed here. */
  readonly onSendWithout?: () => void;
  readonly onBack: () => void;
}

export function NamingQuestion({ identity, about: { host, fields }, onSend, onSendWithout, onBack }: Props) {
  const isSeen = useSeen();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []); // a stray Enter sends nothing

  /** The second click of a double click on Send, or a key that is still held, answers nothing. */
  const answer = (act: () => void) => () => isSeen && act();
  const send = () => {
    confirmHost(host, identity).catch(console.error); // asked again next time, then
    onSend();
  };

  return (
    <div class="already naming" role="alert">
      <p>
        <strong>{text('namingQuestion', host)}</strong>
      </p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <bdi>{identity[field]?.trim()}</bdi>
          </li>
        ))}
      </ul>
      <p class="quiet">{text('namingHint')}</p>
      <div class="buttons">
        <button type="button" aria-disabled={!isSeen} onClick={answer(send)}>
          {text(fields.includes('name') ? 'sendNamed' : 'sendWithEmail')}
        </button>
        {onSendWithout && (
          <button type="button" aria-disabled={!isSeen} onClick={answer(onSendWithout)}>
            {text('sendWithout')}
          </button>
        )}
        <button ref={back} type="button" onClick={onBack}>
          {text('goBack')}
        </button>
      </div>
    </div>
  );
}

interface DraftProps extends Pick<Props, 'about' | 'onBack'> {
  readonly draft: Draft;
  /** Told the draft as it is to be sent. */
  readonly onSend: (draft: Draft) => void;
}

export function DraftNamingQuestion({ draft, about, onSend, onBack }: DraftProps) {
  const withoutThem = () =>
    about.fields.reduce((unnamed, field) => withChange(unnamed, field, '', Date.now()), draft);
  return (
    <NamingQuestion
      identity={draft}
      about={about}
      onSend={() => onSend(draft)}
      onSendWithout={() => onSend(withoutThem())}
      onBack={onBack}
    />
  );
}
