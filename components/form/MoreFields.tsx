// What most corrections go without: a link that shows why, and who wrote.

import type { Draft, DraftField } from '../../lib/draft/draft';
import { text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';

interface Props {
  readonly draft: Draft;
  readonly problemOf: (field: DraftField) => string | undefined;
  readonly onChange: (field: 'evidence' | 'name' | 'email', value: string) => void;
}

export function MoreFields({ draft, problemOf, onChange }: Props) {
  return (
    <>
      <Field label={text('source')} optional problem={problemOf('evidence')}>
        {(attributes) => (
          <input
            {...attributes}
            type="url"
            placeholder={text('sourcePlaceholder')}
            value={draft.evidence}
            onInput={(event) => onChange('evidence', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={text('yourName')} optional problem={problemOf('name')}>
        {(attributes) => (
          <input
            {...attributes}
            autocomplete="name"
            dir={draft.name === '' ? undefined : 'auto'}
            placeholder={text('optional')}
            value={draft.name}
            onInput={(event) => onChange('name', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={text('yourEmail')} optional problem={problemOf('email')}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            autocomplete="email"
            placeholder={text('emailPlaceholder')}
            value={draft.email}
            onInput={(event) => onChange('email', event.currentTarget.value)}
          />
        )}
      </Field>
    </>
  );
}
