// The data that is stored on this device: how much there is, and how to export and delete it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../../lib/i18n/counted';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { allDrafts } from '../../lib/outbox/drafts';
import { countCorrections, countPending } from '../../lib/outbox/queries';
import { followChanges } from '../../lib/outbox/update';
import { forgetNamedHost, type NamedHost } from '../../lib/settings/reader';
import { readSettings } from '../../lib/settings/settings';
import { ExportButton } from '../shared/ExportButton';
import { Section } from './Section';

interface Stored {
  readonly corrections: number;
  readonly pending: number;
  readonly drafts: number;
}

export function StoredData({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const [stored, setStored] = useState<Stored>();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const load = () =>
      void Promise.all([countCorrections(), countPending(), allDrafts()]).then(
        ([corrections, pending, drafts]) =>
          setStored({ corrections, pending, drafts: drafts.readable.length }),
        console.error, // a database that cannot be read can still be exported and deleted
      );
    load();
    return followChanges(load);
  }, []);

  const erase = () => {
    ask('erase-all').then(() => location.reload(), onFailure); // every part of the page shows it
  };

  return (
    <Section title={text('storedData')} hint={text('storedDataHint')}>
      {stored && (
        <p>
          {counted('countCorrections', stored.corrections)} · {counted('countDrafts', stored.drafts)}
        </p>
      )}
      <NamedHosts onFailure={onFailure} />
      <div class="buttons">
        <ExportButton onFailure={onFailure} />
        <button type="button" class="danger" onClick={() => dialog.current?.showModal()}>
          {text('eraseAll')}
        </button>
      </div>
      <dialog ref={dialog} aria-labelledby="erase-title">
        <h2 id="erase-title">{text('eraseTitle')}</h2>
        <p>{text('eraseHint')}</p>
        {stored !== undefined && stored.pending > 0 && (
          <p class="problem">{counted('countPending', stored.pending)}</p>
        )}
        <form method="dialog" class="buttons">
          <button type="submit">{text('actionCancel')}</button>
          <button type="submit" class="danger" onClick={erase}>
            {text('eraseAll')}
          </button>
        </form>
      </dialog>
    </Section>
  );
}

/** The hosts that have received the reader's name or e-mail. The form asks before another one receives them. */
function NamedHosts({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const [hosts, setHosts] = useState<readonly NamedHost[]>([]);
  const load = async () => setHosts((await readSettings()).namedHosts);
  useEffect(() => {
    load().catch(console.error);
  }, []);

  if (hosts.length === 0) return null;
  return (
    <>
      <h3>{text('namedHosts')}</h3>
      <p class="note">{text('namedHostsHint')}</p>
      <ul class="list">
        {hosts.map(({ host }) => (
          <li key={host} class="line">
            <span id={`named-${host}`} class="address">
              {host}
            </span>
            <button
              type="button"
              aria-describedby={`named-${host}`}
              onClick={() => forgetNamedHost(host).then(load).catch(onFailure)}
            >
              {text('actionForget')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
