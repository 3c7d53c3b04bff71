// Asks a relay whether it takes corrections, and says what it answered.

import { useState } from 'preact/hooks';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { guardedFetch } from '../../lib/net/guarded-fetch';
import { type InboxTrial, tryInbox } from '../../lib/recipient/try-inbox';

import { useAllowed } from '../shared/useAllowed';
import { WithheldInbox } from '../shared/WithheldInbox';

const ANSWERS: Readonly<Record<InboxTrial, MessageName>> = {
  takes: 'inboxTakes',
  unclear: 'inboxUnclear',
  'not-there': 'inboxNotThere',
  unreachable: 'inboxUnreachable',
};

export function TryInbox({ inbox }: { readonly inbox: string }) {
  const [answer, setAnswer] = useState<InboxTrial | 'asking'>();
  const isAllowed = useAllowed(inbox);
  const ask = () => {
    setAnswer('asking');
    void tryInbox(inbox, guardedFetch).then(setAnswer);
  };
  // In Firefox, asking would name the installation.
  if (import.meta.env.FIREFOX && isAllowed === false) return <WithheldInbox inbox={inbox} />;
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
