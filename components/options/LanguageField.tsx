// The language of the interface.

import { useEffect, useState } from 'preact/hooks';
import { LANGUAGES, text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { readSettings, writeSetting } from '../../lib/settings/settings';
import { Field } from '../shared/Field';

/** Each language under its own name, because its speakers look for that. */
const LANGUAGE_NAMES = LANGUAGES.map((tag) => [
  tag,
  new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
]);

export function LanguageField({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [language, setLanguage] = useState<string>();

  useEffect(() => {
    readSettings().then((settings) => setLanguage(settings.language ?? ''), console.error);
  }, []);

  const change = (value: string) => {
    const chosen = LANGUAGES.find((tag) => tag === value);
    onSave(
      writeSetting('language', chosen)
        .then(() => ask('language-changed'))
        .then(() => location.reload()), // every text on the page changes
    );
  };

  if (language === undefined) return null;
  return (
    <Field label={text('languageOfInterface')} problem={undefined}>
      {(attributes) => (
        <select {...attributes} value={language} onChange={(event) => change(event.currentTarget.value)}>
          <option value="">{text('languageOfBrowser')}</option>
          {LANGUAGE_NAMES.map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
