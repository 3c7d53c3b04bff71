// One result of `check`, printed as a line for the operator.

export interface Finding {
  /** `failed`: letters or corrections would be lost or late; `advice`: it works, but could work better. */
  readonly outcome: 'ok' | 'advice' | 'failed' | 'not checked';
  /** What was checked. */
  readonly subject: string;
  /** The result, and how to fix it if it is bad. */
  readonly message: string;
}

/** Returns functions that make findings about `subject`. */
export function findingsAbout(subject: string) {
  const make =
    (outcome: Finding['outcome']) =>
    (message: string): Finding => ({ outcome, subject, message });
  return {
    ok: make('ok'),
    advice: make('advice'),
    failed: make('failed'),
    notChecked: make('not checked'),
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}
