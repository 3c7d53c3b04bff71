// What the reader has to say beside the words themselves, or instead of them.

import { text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';

interface Props {
  readonly comment: string;
  readonly optional: boolean;
  readonly problem: string | undefined;
  readonly onChange: (comment: string) => void;
}

export function CommentField({ comment, optional, problem, onChange }: Props) {
  return (
    <Field label={text('comment')} optional={optional} problem={problem}>
      {(attributes) => (
        <textarea
          {...attributes}
          dir={comment === '' ? undefined : 'auto'} // while it is empty, as the interface is written
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
