// One result of `check`, printed as a line for the operator.

export interface Finding {
  /** `failed`: letters or corrections would be lost or late; `advice`: it works, but could work better. */
  readonly is: 'ok' | 'advice' | 'failed' | 'not checked';
  /** What was checked. */
  readonly about: string;
  /** The result, and how to fix it if it is bad. */
  readonly says: string;
}

/** Returns functions that make findings about `about`. */
export function findingsAbout(about: string) {
  const make =
    (is: Finding['is']) =>
    (says: string): Finding => ({ is, about, says });
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
