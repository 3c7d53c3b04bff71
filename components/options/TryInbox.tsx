// Asks a relay whether it takes corrections, and says what it answered.

import { useState } from 'preact/hooks';
import { type MessageName, text } from '../../lib/i18n';
import { guardedFetch } from '../../lib/net/guarded-fetch';
import { type InboxTrial, tryInbox } from '../../lib/recipient/try-inbox';

const ANSWERS: Readonly<Record<InboxTrial, MessageName>> = {
  takes: 'inboxTakes',
  unclear: 'inboxUnclear',
  'not-there': 'inboxNotThere',
  unreachable: 'inboxUnreachable',
};

export function TryInbox({ inbox }: { readonly inbox: string }) {
  const [answer, setAnswer] = useState<InboxTrial | 'asking'>();
  const ask = () => {
    setAnswer('asking');
    void tryInbox(inbox, guardedFetch).then(setAnswer);
  };
  return (
    <>
      <button type="button" disabled={answer === 'asking'} onClick={ask}>
        {text('actionTest')}
      </button>
      <p
        class={answer === 'takes' || answer === 'asking' ? 'answer note' : 'answer note problem'}
        role="status"
      >
        {answer !== undefined && text(answer === 'asking' ? 'inboxAsking' : ANSWERS[answer])}
      </p>
    </>
  );
}
