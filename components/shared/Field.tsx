// A labelled field of a form, with a hint or a problem below it.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** The attributes that connect the control to its label and its problem. */
interface ControlAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly children: (attributes: ControlAttributes) => ComponentChildren;
}

export function Field({ label, hint, problem, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': note === undefined ? undefined : noteId,
      })}
      {note !== undefined && (
        <p id={noteId} class={problem === undefined ? 'note' : 'note problem'}>
          {note}
        </p>
      )}
    </div>
  );
}
