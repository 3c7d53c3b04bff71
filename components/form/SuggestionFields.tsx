// The fields of a suggestion below the correction itself: kind, comment, source, and the reader's name and e-mail.

import { KINDS, type Kind } from '../../lib/correction/content';
import type { Draft, DraftField } from '../../lib/draft/draft';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';

const KIND_NAMES: Readonly<Record<Kind, MessageName>> = {
  typo: 'kindTypo',
  fact: 'kindFact',
  clarification: 'kindClarification',
  link: 'kindLink',
  other: 'kindOther',
};

/** Radio buttons for the kind. The arrow keys work, and so do the digits from 1, in the order of `KINDS`. */
export function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  return (
    <div
      class="kinds"
      role="radiogroup"
      aria-label={text('kind')}
      onKeyDown={(event) => {
        const chosen = KINDS[Number(event.key) - 1];
        if (chosen === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onChange(chosen);
        event.currentTarget.querySelector<HTMLElement>(`[value="${chosen}"]`)?.focus();
      }}
    >
      {KINDS.map((one) => (
        <label key={one} class="kind">
          <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => onChange(one)} />
          <span>{text(KIND_NAMES[one])}</span>
        </label>
      ))}
    </div>
  );
}

interface CommentFieldProps {
  readonly comment: string;
  readonly optional: boolean;
  readonly problem: string | undefined;
  readonly onChange: (comment: string) => void;
}

/** The comment: an explanation, or what is wrong if no wording is proposed. */
export function CommentField({ comment, optional, problem, onChange }: CommentFieldProps) {
  return (
    <Field label={text('comment')} optional={optional} problem={problem}>
      {(attributes) => (
        <textarea
          {...attributes}
          dir={comment === '' ? undefined : 'auto'} // an empty field has the direction of the interface
          rows={1}
          required={!optional}
          placeholder={optional ? text('optional') : ''}
          value={comment}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SourceAndReaderProps {
  readonly draft: Draft;
  readonly problemOf: (field: DraftField) => string | undefined;
  readonly onChange: (field: 'evidence' | 'name' | 'email', value: string) => void;
}

/** Source, name and e-mail, which most readers leave empty. */
export function SourceAndReaderFields({ draft, problemOf, onChange }: SourceAndReaderProps) {
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
