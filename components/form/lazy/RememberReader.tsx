// A checkbox: whether the form fills in name and e-mail next time. Loaded after the form's first fields.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../../lib/i18n/i18n';
import { settingsOrDefaults, writeSetting } from '../../../lib/settings/settings';

export function RememberReader({ name, email }: { name: string; email: string }) {
  const [remembers, setRemembers] = useState(false);

  useEffect(() => {
    void settingsOrDefaults().then(({ reader }) => setRemembers(reader !== undefined));
  }, []);

  if (name === '' && email === '' && !remembers) return null;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={remembers}
        onChange={(event) => {
          const remember = event.currentTarget.checked;
          setRemembers(remember);
          void writeSetting('reader', remember ? { name, email } : undefined);
        }}
      />
      <span>{text('remember')}</span>
    </label>
  );
}
