// Who the reader is, to be filled in with each correction.

import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { text } from '../../lib/i18n';
import {
  forgetReader,
  type RememberedReader,
  rememberedReader,
  rememberReader,
} from '../../lib/settings/reader';
import { Field } from '../Field';

const NOBODY: RememberedReader = { name: '', email: '' };

export function ReaderFields({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [reader, setReader] = useState<RememberedReader>();

  useEffect(() => {
    rememberedReader().then((known) => setReader(known ?? NOBODY), console.error);
  }, []);

  if (reader === undefined) return null;
  const isMailbox = reader.email.trim() === '' || v.is(MailboxSchema, reader.email);
  const keep = () => {
    const isNobody = reader.name.trim() === '' && reader.email.trim() === '';
    if (isMailbox) onSave(isNobody ? forgetReader() : rememberReader(reader));
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
            onChange={keep}
          />
        )}
      </Field>
      <Field label={text('yourEmail')} problem={isMailbox ? undefined : text('problemNoMailbox')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            value={reader.email}
            onInput={(event) => setReader({ ...reader, email: event.currentTarget.value })}
            onChange={keep}
          />
        )}
      </Field>
    </section>
  );
}
