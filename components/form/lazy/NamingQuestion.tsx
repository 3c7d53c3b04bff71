// Asks before a host receives the reader's name or e-mail for the first time. Loaded after the form's first fields.

import { useEffect, useRef } from 'preact/hooks';
import type { Recipient } from '../../../lib/correction/recipient';
import { type Draft, withChange } from '../../../lib/draft/draft';
import {
  type Identity,
  identityIn,
  type UnconfirmedIdentity,
  unconfirmedFor,
  unconfirmedInDraft,
} from '../../../lib/draft/naming';
import { text } from '../../../lib/i18n/i18n';
import { followNamedHosts, type NamedHost, rememberNamedHost } from '../../../lib/settings/reader';
import { useSeen } from './SendGuard';

interface NamingQuestionProps {
  readonly identity: Identity;
  /** The host, and which fields it has not received before. */
  readonly about: UnconfirmedIdentity;
  readonly onSend: () => void;
  /** Absent if the correction cannot be changed here. */
  readonly onSendWithout?: () => void;
  readonly onBack: () => void;
}

export function NamingQuestion({
  identity,
  about: { host, fields },
  onSend,
  onSendWithout,
  onBack,
}: NamingQuestionProps) {
  const isSeen = useSeen();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []); // a stray Enter sends nothing

  /** Ignores the second click of a double click on Send, and a key that is still held. */
  const answer = (act: () => void) => () => isSeen && act();
  const send = () => {
    rememberNamedHost(host, identityIn(identity)).catch(console.error); // if it fails, the reader is asked again next time
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

interface DraftNamingQuestionProps extends Pick<NamingQuestionProps, 'about' | 'onBack'> {
  readonly draft: Draft;
  /** Called with the draft to send. */
  readonly onSend: (draft: Draft) => void;
}

export function DraftNamingQuestion({ draft, about, onSend, onBack }: DraftNamingQuestionProps) {
  const withoutIdentity = () =>
    about.fields.reduce((unnamed, field) => withChange(unnamed, field, '', Date.now()), draft);
  return (
    <NamingQuestion
      identity={draft}
      about={about}
      onSend={() => onSend(draft)}
      onSendWithout={() => onSend(withoutIdentity())}
      onBack={onBack}
    />
  );
}

/**
 * The hosts that have received the reader's name or e-mail, in memory: Firefox takes a request for a permission only within
 * the press, before any `await`. Until they are read, no host counts as known, and the reader is asked.
 */
let knownHosts: readonly NamedHost[] = [];
followNamedHosts((hosts) => {
  knownHosts = hosts;
});

/** Returns what the reader has to confirm before the draft is sent. */
export function unconfirmedIn(draft: Draft): UnconfirmedIdentity | undefined {
  return unconfirmedInDraft(draft, knownHosts);
}

/** Returns what the reader has to confirm before a held correction is sent to `recipient`. */
export function unconfirmedTo(recipient: Recipient, reader: Identity): UnconfirmedIdentity | undefined {
  return unconfirmedFor(recipient, reader, knownHosts);
}
