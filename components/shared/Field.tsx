// A labelled field of the form, with what is wrong with it.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What the control of a field must carry, so that label and problem are read with it. */
interface ControlAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface Props {
  readonly label: string;
  /** One line, the label beside it: most readers leave it empty. */
  readonly optional?: boolean;
  readonly hint?: string;
  readonly problem: string | undefined;
  readonly children: (attributes: ControlAttributes) => ComponentChildren;
}

export function Field({ label, optional = false, hint, problem, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;
  return (
    <div class={optional ? 'field row' : 'field'}>
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
