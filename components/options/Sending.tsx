// How corrections reach a recipient: the app for e-mails, whether sites are asked for their recipients, and the recipients that the reader
// chose.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { MAIL_APPS, readSettings, type Settings, writeSetting } from '../../lib/settings/settings';
import { chooseRecipientFor } from '../../lib/settings/sites';
import { Field } from '../shared/Field';
import { MAIL_APP_NAMES } from '../shared/MailAppChoice';
import { recipientName } from '../shared/recipient-name';
import { Folded, Section } from './Section';

export function Sending({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
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
    <Section title={text('optionsSending')}>
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
      <label class="check">
        <input
          type="checkbox"
          checked={asksSites}
          onChange={(event) => save(writeSetting('asksSites', event.currentTarget.checked))}
        />
        <span>{text('asksSites')}</span>
      </label>
      <Folded summary={text('asksSitesHow')}>
        <p class="note">{text('asksSitesHint')}</p>
      </Folded>
      {recipients.length > 0 && (
        <>
          <h3>{text('yourChoices')}</h3>
          <ul class="list">
            {recipients.map(({ site, recipient }) => (
              <li key={site} class="line">
                <span id={`chosen-${site}`} class="address">
                  <bdi>{site}</bdi> <span class="to" /> <bdi>{recipientName(recipient)}</bdi>
                </span>
                <button
                  type="button"
                  aria-describedby={`chosen-${site}`}
                  onClick={() => save(chooseRecipientFor(`https://${site}/`, undefined))}
                >
                  {text('actionForget')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
