// The reader's name and e-mail, which the form fills in for each correction.

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
  /** The problem of the e-mail is shown only after the reader has left the field. */
  const [hasLeftEmail, setHasLeftEmail] = useState(false);

  useEffect(() => {
    readSettings().then((settings) => setReader(settings.reader ?? NOBODY), console.error);
  }, []);

  if (reader === undefined) return null;
  const isMailbox = reader.email.trim() === '' || v.is(MailboxSchema, reader.email);
  const saveName = () => onSave(changeReader({ name: reader.name }));
  const saveEmail = () => {
    setHasLeftEmail(true);
    if (isMailbox) onSave(changeReader({ email: reader.email }));
  };
  return (
    <>
      <Field label={text('yourName')} problem={undefined}>
        {(attributes) => (
          <input
            {...attributes}
            autocomplete="name"
            value={reader.name}
            onInput={(event) => setReader({ ...reader, name: event.currentTarget.value })}
            onChange={saveName}
          />
        )}
      </Field>
      <Field
        label={text('yourEmail')}
        problem={isMailbox || !hasLeftEmail ? undefined : text('problemNoMailbox')}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            value={reader.email}
            onInput={(event) => setReader({ ...reader, email: event.currentTarget.value })}
            onChange={saveEmail}
          />
        )}
      </Field>
    </>
  );
}

/** Changes only this field: the popup may have changed the other one since. */
async function changeReader(field: Partial<RememberedReader>): Promise<void> {
  const reader = { ...((await readSettings()).reader ?? NOBODY), ...field };
  const isNobody = reader.name.trim() === '' && reader.email.trim() === '';
  await writeSetting('reader', isNobody ? undefined : reader);
}
