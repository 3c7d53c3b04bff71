// Whether a host that never received the reader's name or e-mail gets what the form filled in.

import { useEffect, useRef } from 'preact/hooks';
import { type Draft, withChange } from '../lib/draft';
import { text } from '../lib/i18n';
import { identityIn, type UnconfirmedIdentity, unconfirmedIdentity } from '../lib/naming';
import { type NamedHost, namedHosts } from '../lib/settings/named-hosts';
import { useSeen } from './SendGuard';

/**
 * Read before Send is pressed: Firefox takes a request for a permission only within the press, before any `await`. Until
 * it is there, the form rather asks.
 */
let known: readonly NamedHost[] = [];
namedHosts().then((hosts) => {
  known = [...known, ...hosts];
}, console.error);

/** What the reader has to confirm before the draft is sent. */
export function unconfirmedIn(draft: Draft): UnconfirmedIdentity | undefined {
  return unconfirmedIdentity(draft, known);
}

interface Props {
  readonly draft: Draft;
  readonly about: UnconfirmedIdentity;
  /** Told the draft as it is to be sent. */
  readonly onSend: (draft: Draft) => void;
  readonly onBack: () => void;
}

export function NamingQuestion({ draft, about: { host, fields }, onSend, onBack }: Props) {
  const isSeen = useSeen();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []); // a stray Enter sends nothing

  /** The second click of a double click on Send, or a key that is still held, answers nothing. */
  const answer = (act: () => void) => () => isSeen && act();
  const send = () => {
    known = [{ host, fields: identityIn(draft) }, ...known]; // not asked again if it cannot be sent yet
    onSend(draft);
  };
  const sendWithout = () =>
    onSend(fields.reduce((unnamed, field) => withChange(unnamed, field, '', Date.now()), draft));

  return (
    <div class="already naming" role="alert">
      <p>
        <strong>{text('namingQuestion', host)}</strong>
      </p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <bdi>{draft[field].trim()}</bdi>
          </li>
        ))}
      </ul>
      <p class="quiet">{text('namingHint')}</p>
      <div class="buttons">
        <button type="button" aria-disabled={!isSeen} onClick={answer(send)}>
          {text(fields.includes('name') ? 'sendNamed' : 'sendWithEmail')}
        </button>
        <button type="button" aria-disabled={!isSeen} onClick={answer(sendWithout)}>
          {text('sendWithout')}
        </button>
        <button ref={back} type="button" onClick={onBack}>
          {text('goBack')}
        </button>
      </div>
    </div>
  );
}
