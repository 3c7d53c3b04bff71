// Who the reader is, to be filled in with each correction.

import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { text } from '../../lib/i18n/i18n';
import type { RememberedReader } from '../../lib/settings/reader';
import { readSettings, writeSetting } from '../../lib/settings/settings';
import { Field } from '../shared/Field';

const NOBODY: RememberedReader = { name: '', email: '' };

export function ReaderFields({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [reader, setReader] = useState<RememberedReader>();
  /** Nobody is corrected in mid-word. */
  const [isTried, setIsTried] = useState(false);

  useEffect(() => {
    readSettings().then((settings) => setReader(settings.reader ?? NOBODY), console.error);
  }, []);

  if (reader === undefined) return null;
  const isMailbox = reader.email.trim() === '' || v.is(MailboxSchema, reader.email);
  const keepName = () => onSave(change({ name: reader.name }));
  const keepEmail = () => {
    setIsTried(true);
    if (isMailbox) onSave(change({ email: reader.email }));
  };
  return (
    <section>
      <h2>{text('aboutYou')}</h2>
      <p class="quiet">{text('aboutYouHint')}</p>
      <Field label={text('yourName')} problem={undefined}>
        {(attributes) => (
          <input
            {...attributes}
            autocomplete="name"
            value={reader.name}
            onInput={(event) => setReader({ ...reader, name: event.currentTarget.value })}
            onChange={keepName}
          />
        )}
      </Field>
      <Field label={text('yourEmail')} problem={isMailbox || !isTried ? undefined : text('problemNoMailbox')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            value={reader.email}
            onInput={(event) => setReader({ ...reader, email: event.currentTarget.value })}
            onChange={keepEmail}
          />
        )}
      </Field>
    </section>
  );
}

/** Changes the one field: the popup may have changed the other since. */
async function change(field: Partial<RememberedReader>): Promise<void> {
  const reader = { ...((await readSettings()).reader ?? NOBODY), ...field };
  const isNobody = reader.name.trim() === '' && reader.email.trim() === '';
  await writeSetting('reader', isNobody ? undefined : reader);
}
