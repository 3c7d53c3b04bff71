// Text with every run of white space as one space: a break that became a space is no change.

export interface Collapsed {
  readonly collapsed: string;
  /** Where in the text the character begins that stands at a position of `collapsed` (UTF-16 on both sides). */
  readonly startInText: (position: number) => number;
  /** Where in the text the character ends that stands before a position of `collapsed`. */
  readonly endInText: (position: number) => number;
}

export function collapse(text: string): Collapsed {
  const spaced = text.replace(/\s/g, ' ');
  if (!spaced.includes('  ')) {
    return { collapsed: spaced, startInText: (position) => position, endInText: (position) => position };
  }
  const positions: number[] = [];
  const collapsed: string[] = [];
  let from = 0;
  for (const { index, 0: run } of spaced.matchAll(/ {2,}/g)) {
    collapsed.push(spaced.slice(from, index + 1));
    for (let at = from; at <= index; at += 1) positions.push(at);
    from = index + run.length;
  }
  collapsed.push(spaced.slice(from));
  for (let at = from; at <= spaced.length; at += 1) positions.push(at);
  return {
    collapsed: collapsed.join(''),
    startInText: (position) => positions[position] ?? text.length,
    endInText: (position) => (position === 0 ? 0 : (positions[position - 1] ?? text.length) + 1),
  };
}
