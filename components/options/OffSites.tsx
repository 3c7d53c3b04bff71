// The sites on which the shortcut is off.

import { useEffect, useState } from 'preact/hooks';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { readSettings } from '../../lib/settings/settings';
import { switchSite, toSite } from '../../lib/settings/sites';
import { Field } from '../shared/Field';

export function OffSites({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [sites, setSites] = useState<readonly string[]>();
  const [site, setSite] = useState('');
  const [isInvalid, setIsInvalid] = useState(false);
  const host = toSite(site);

  const load = () => readSettings().then(({ offSites }) => setSites(offSites), console.error);
  useEffect(() => {
    void load();
  }, []);

  const change = (changed: string, on: boolean) =>
    onSave(
      switchSite(changed, on)
        .then(() => ask('off-sites-changed'))
        .then(load),
    );

  if (sites === undefined) return null;
  return (
    <>
      <h3>{text('offSites')}</h3>
      <p class="note">{text('offSitesHint', shortcutName())}</p>
      {sites.length > 0 && (
        <ul class="list">
          {sites.map((name) => (
            <li key={name} class="line">
              <span id={`off-${name}`} class="address">
                {name}
              </span>
              <button type="button" aria-describedby={`off-${name}`} onClick={() => change(name, true)}>
                {text('actionRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsInvalid(host === undefined);
          if (host === undefined) return;
          change(host, false);
          setSite('');
        }}
      >
        <Field
          label={text('site')}
          problem={isInvalid && host === undefined ? text('problemNoSite') : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              placeholder="news.example.org"
              value={site}
              onInput={(event) => setSite(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="buttons">
          <button type="submit">{text('actionAdd')}</button>
        </div>
      </form>
    </>
  );
}
