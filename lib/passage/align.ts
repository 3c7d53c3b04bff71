// The words that stand in a passage's place, by aligning the passage and its context with the text.

/** Where in `text` (UTF-16) what corresponds to `words` stands, if `before + words + behind` stands there in other words. */
export function align(
  text: string,
  before: string,
  words: string,
  behind: string,
): { start: number; end: number } {
  const pattern = before + words + behind;
  const width = text.length + 1;
  const costs = new Uint16Array((pattern.length + 1) * width); // the first row: it may begin anywhere
  for (let row = 1; row <= pattern.length; row += 1) {
    const letter = pattern.charCodeAt(row - 1);
    costs[row * width] = row;
    for (let column = 1; column < width; column += 1) {
      const at = row * width + column;
      const cross = at - width - 1;
      const same = text.charCodeAt(column - 1) === letter;
      costs[at] = Math.min(
        cost(costs, cross) + (same ? 0 : 1),
        cost(costs, at - width) + 1,
        cost(costs, at - 1) + 1,
      );
    }
  }
  return trace(text, pattern, costs, before.length, before.length + words.length);
}

function cost(costs: Uint16Array, at: number): number {
  return costs[at] ?? 0; // in bounds
}

/** Goes the cheapest way back, from the end of the context to where the words begin. */
function trace(
  text: string,
  pattern: string,
  costs: Uint16Array,
  first: number,
  last: number,
): { start: number; end: number } {
  const width = text.length + 1;
  let row = pattern.length;
  let column = 0;
  for (let other = 0; other < width; other += 1) {
    if (cost(costs, row * width + other) < cost(costs, row * width + column)) column = other;
  }
  let end = column;
  while (row > first) {
    if (row === last) end = column; // what was added behind the words is no part of them
    const at = row * width + column;
    const isSame = column > 0 && pattern.charCodeAt(row - 1) === text.charCodeAt(column - 1);
    if (column > 0 && cost(costs, at) === cost(costs, at - width - 1) + (isSame ? 0 : 1)) {
      row -= 1;
      column -= 1;
    } else if (cost(costs, at) === cost(costs, at - width) + 1) row -= 1;
    else column -= 1;
  }
  return { start: column, end: Math.max(column, end) };
}
