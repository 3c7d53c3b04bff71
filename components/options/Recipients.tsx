// The settings for recipients: whether the extension asks sites for theirs, the mail app, and the reader's choices.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { MAIL_APPS, readSettings, type Settings, writeSetting } from '../../lib/settings/settings';
import { chooseRecipientFor } from '../../lib/settings/sites';
import { Field } from '../shared/Field';
import { MAIL_APP_NAMES } from '../shared/MailAppChoice';
import { recipientName } from '../shared/recipient-name';

export function Recipients({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [settings, setSettings] = useState<Settings>();

  const load = async () => {
    setSettings(await readSettings());
  };
  useEffect(() => {
    load().catch(console.error);
  }, []);
  const save = (work: Promise<void>) => onSave(work.then(load));

  if (settings === undefined) return null;
  const { asksSites, mailApp, recipients } = settings;
  return (
    <section>
      <h2>{text('recipients')}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={asksSites}
          onChange={(event) => save(writeSetting('asksSites', event.currentTarget.checked))}
        />
        <span>{text('asksSites')}</span>
      </label>
      <p class="note">{text('asksSitesHint')}</p>
      <Field label={text('lettersOpenIn')} problem={undefined}>
        {(attributes) => (
          <select
            {...attributes}
            value={mailApp ?? ''}
            onChange={({ currentTarget: { value } }) =>
              save(
                writeSetting(
                  'mailApp',
                  MAIL_APPS.find((one) => one === value),
                ),
              )
            }
          >
            <option value="">{text('mailAskMe')}</option>
            {MAIL_APPS.map((one) => (
              <option key={one} value={one}>
                {text(MAIL_APP_NAMES[one])}
              </option>
            ))}
          </select>
        )}
      </Field>
      {recipients.length > 0 && (
        <>
          <h3>{text('yourChoices')}</h3>
          <ul class="list">
            {recipients.map(({ site, recipient }) => (
              <li key={site} class="line">
                <span class="address">
                  {site}: {recipientName(recipient)}
                </span>
                <button type="button" onClick={() => save(chooseRecipientFor(`https://${site}/`, undefined))}>
                  {text('actionForget')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
