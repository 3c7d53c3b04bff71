// The format of a file in `directory`: lines such as `seen: 2026-11-30`. An empty line begins another address or form.

/** An address or form in a file, as it is written. {@link faultsIn} says whether it may be. */
export interface WrittenEntry {
  /** The line on which it begins, 1-based. */
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Lines that are neither a field nor a comment, and fields that are written twice. */
  readonly unread: readonly { readonly line: number; readonly text: string }[];
}

/** Reads the entries of a file. A line that begins with `#` is a comment. */
export function readEntries(text: string): WrittenEntry[] {
  const entries: WrittenEntry[] = [];
  let lines: { line: number; text: string }[] = [];
  const end = () => {
    if (lines.length > 0) entries.push(toEntry(lines));
    lines = [];
  };
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') end();
    else if (!written.startsWith('#')) lines.push({ line: index + 1, text: written });
  }
  end();
  return entries;
}

function toEntry(lines: readonly { readonly line: number; readonly text: string }[]): WrittenEntry {
  const fields = new Map<string, string>();
  const unread: { line: number; text: string }[] = [];
  for (const { line, text } of lines) {
    const [, name, value] = /^([a-z]+): (\S.*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined || value !== value.trimEnd() || fields.has(name))
      unread.push({ line, text });
    else fields.set(name, value);
  }
  return { line: lines[0]?.line ?? 1, fields, unread };
}
