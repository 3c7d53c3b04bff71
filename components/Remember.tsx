// Whether name and e-mail are to be filled in next time.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../lib/i18n';
import { forgetReader, rememberedReader, rememberReader } from '../lib/settings';

export function Remember({ name, email }: { name: string; email: string }) {
  const [remembers, setRemembers] = useState(false);

  useEffect(() => {
    void rememberedReader().then((reader) => setRemembers(reader !== undefined));
  }, []);

  useEffect(() => {
    if (remembers) void rememberReader({ name, email });
  }, [remembers, name, email]);

  if (name === '' && email === '' && !remembers) return null;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={remembers}
        onChange={(event) => {
          setRemembers(event.currentTarget.checked);
          if (!event.currentTarget.checked) void forgetReader();
        }}
      />
      <span>{text('remember')}</span>
    </label>
  );
}
