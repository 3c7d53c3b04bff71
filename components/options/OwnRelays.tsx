// The relays that receive corrections to sites that name no recipient.

import { useEffect, useState } from 'preact/hooks';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { guardedFetch } from '../../lib/net/guarded-fetch';
import type { OwnRelay } from '../../lib/recipient/own-relay';
import { type InboxTrial, toInbox, tryInbox } from '../../lib/recipient/try-inbox';
import { readSettings } from '../../lib/settings/settings';
import { setOwnRelay, toSite } from '../../lib/settings/sites';
import { Field } from '../shared/Field';
import { useAllowed, WithheldInbox } from '../shared/WithheldSites';

export function OwnRelays({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [relays, setRelays] = useState<readonly OwnRelay[]>();
  const load = () => readSettings().then((settings) => setRelays(settings.relays), console.error);

  useEffect(() => {
    void load();
  }, []);

  const setRelay = (site: string, inbox: string | undefined) =>
    onSave(
      setOwnRelay(site, inbox)
        .then(() => ask('relays-changed'))
        .then(load),
    );

  if (relays === undefined) return null;
  return (
    <>
      <h3>{text('ownRelay')}</h3>
      <p class="note">{text('ownRelayHint')}</p>
      {relays.length > 0 && (
        <ul class="list">
          {relays.map(({ site, inbox }) => (
            <li key={site} class="card">
              <p class="state">{site === '' ? text('allSites') : site}</p>
              <p class="address">{inbox}</p>
              <div class="buttons">
                <TryInbox key={inbox} inbox={inbox} />
                <button type="button" onClick={() => setRelay(site, undefined)}>
                  {text('actionRemove')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <NewRelay onSet={setRelay} />
    </>
  );
}

function NewRelay({ onSet }: { readonly onSet: (site: string, inbox: string) => void }) {
  const [inbox, setInbox] = useState('');
  const [site, setSite] = useState('');
  /** Whether the button was pressed: problems are shown only after that. */
  const [isSubmitted, setIsSubmitted] = useState(false);
  const address = toInbox(inbox);
  const host = site.trim() === '' ? '' : toSite(site);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsSubmitted(true);
        if (address === undefined || host === undefined) return;
        onSet(host, address);
        setInbox('');
        setSite('');
        setIsSubmitted(false);
      }}
    >
      <Field
        label={text('inboxAddress')}
        hint={text('inboxAddressHint')}
        problem={isSubmitted && address === undefined ? text('problemNoInbox') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            placeholder="https://relay.example.org/inbox"
            value={inbox}
            onInput={(event) => setInbox(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={text('relaySite')}
        hint={text('relaySiteHint')}
        problem={isSubmitted && host === undefined ? text('problemNoSite') : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            placeholder={text('allSites')}
            value={site}
            onInput={(event) => setSite(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="buttons">
        <button type="submit">{text('actionAdd')}</button>
        {address !== undefined && <TryInbox key={address} inbox={address} />}
      </div>
    </form>
  );
}

const TRIAL_TEXTS: Readonly<Record<InboxTrial, MessageName>> = {
  takes: 'inboxTakes',
  unclear: 'inboxUnclear',
  'not-there': 'inboxNotThere',
  unreachable: 'inboxUnreachable',
};

/** A button that asks a relay whether it accepts corrections, and the result. */
function TryInbox({ inbox }: { readonly inbox: string }) {
  const [trial, setTrial] = useState<InboxTrial | 'testing'>();
  const isAllowed = useAllowed(inbox);
  const test = () => {
    setTrial('testing');
    void tryInbox(inbox, guardedFetch).then(setTrial);
  };
  // In Firefox, the request would identify the installation: see WithheldInbox.
  if (import.meta.env.FIREFOX && isAllowed === false) return <WithheldInbox inbox={inbox} />;
  return (
    <>
      <button type="button" disabled={trial === 'testing'} onClick={test}>
        {text('actionTest')}
      </button>
      <p
        class={trial === 'takes' || trial === 'testing' ? 'answer note' : 'answer note problem'}
        role="status"
      >
        {trial !== undefined && text(trial === 'testing' ? 'inboxAsking' : TRIAL_TEXTS[trial])}
      </p>
    </>
  );
}
