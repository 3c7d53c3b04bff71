// What a check found, a line each for the operator.

export interface Finding {
  /** `failed`: letters or corrections would be lost or late; `advice`: it works, and could work better. */
  readonly is: 'ok' | 'advice' | 'failed' | 'not checked';
  /** What was looked at. */
  readonly about: string;
  /** How it is, and what to do where it is not well. */
  readonly says: string;
}

/** Makes findings about one thing. */
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
