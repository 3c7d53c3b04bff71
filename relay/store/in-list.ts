// Lists in statements.

/**
 * `items` for an `in (…)`, the last one repeated until there are as many as a power of two: so a statement comes in a few lengths
 * only, and can be prepared once for each.
 */
export function inList<Item>(items: readonly Item[]): Item[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
  return items.concat(items.slice(-1).flatMap((last) => Array<Item>(length - items.length).fill(last)));
}
