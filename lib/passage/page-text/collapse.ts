// Text with every run of white space as one character, so that a break that became a space is no change.

export interface Collapsed {
  /** Each run of white space is one space. */
  readonly collapsed: string;
  /** The same, but a run that holds a line break is one line break. */
  readonly lines: string;
  /** Returns where in the text the character at a position of `collapsed` begins (UTF-16 on both sides). */
  readonly startInText: (position: number) => number;
  /** Returns where in the text the character before a position of `collapsed` ends. */
  readonly endInText: (position: number) => number;
  /** Returns where in `collapsed` the character at a position of the text is. */
  readonly fromText: (position: number) => number;
}

export function collapse(text: string): Collapsed {
  const lines = /[^\S \n]/.test(text)
    ? text.replace(/[^\S \n]/g, (space) => (isBreak(space) ? '\n' : ' '))
    : text;
  if (!/\s\s/.test(lines)) {
    const same = (position: number) => position;
    return {
      collapsed: lines.replaceAll('\n', ' '),
      lines,
      startInText: same,
      endInText: same,
      fromText: same,
    };
  }
  const starts: number[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: run } of lines.matchAll(/\s{2,}/g)) {
    parts.push(lines.slice(from, index), run.includes('\n') ? '\n' : ' ');
    for (let at = from; at <= index; at += 1) starts.push(at);
    from = index + run.length;
  }
  parts.push(lines.slice(from));
  for (let at = from; at <= lines.length; at += 1) starts.push(at);
  const joined = parts.join('');
  return {
    collapsed: joined.replaceAll('\n', ' '),
    lines: joined,
    startInText: (position) => starts[position] ?? text.length,
    endInText: (position) => (position === 0 ? 0 : (starts[position - 1] ?? text.length - 1) + 1),
    fromText: (position) => lastUpTo(starts, position),
  };
}

/** Returns the index of the last of the ascending values that is at most `most`. */
function lastUpTo(values: readonly number[], most: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? Number.POSITIVE_INFINITY) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isBreak(space: string): boolean {
  return /[\r\v\f\u2028\u2029]/.test(space);
}

const SOFT_HYPHEN = '\u00ad';

/** Returns `text` without soft hyphens, which say only where a word may be divided. */
export function withoutSoftHyphens(text: string): string {
  return text.includes(SOFT_HYPHEN) ? text.replaceAll(SOFT_HYPHEN, '') : text;
}
