// Group commit: what arrives while a transaction is under way is done together in the next one, and waits for the disk
// once for all.

/** Enough to hide the disk behind the work; and of a burst, the first get their answer before the last are done. */
const LARGEST_BATCH = 64;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Has `work` done on the items that are handed in, in batches. `work` gives back what became of each, in their order; where
 * it fails, it failed for all of the batch, and is done once more on each alone, so that none fails for another's sake.
 *
 * @param atOnce how many batches may be under way.
 * @param lingerMs how long to wait for others to come along; without it, those that are there already do.
 */
export function inBatches<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { atOnce = 1, lingerMs }: { atOnce?: number; lingerMs?: number } = {},
): (item: Item) => Promise<Outcome> {
  const comeAlong = (resolve: () => void) =>
    lingerMs === undefined ? setImmediate(resolve) : setTimeout(resolve, lingerMs);

  let waiting: Waiting<Item, Outcome>[] = [];
  let underWay = 0;

  async function workOn(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    const outcomes = await work(batch.map(({ item }) => item));
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome); // one for each item
  }

  async function workOnAlone(one: Waiting<Item, Outcome>): Promise<void> {
    await workOn([one]).catch(one.reject);
  }

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise<void>(comeAlong);
      if (waiting.length === 0) break; // they went with another batch
      const batch = waiting.slice(0, LARGEST_BATCH);
      waiting = waiting.slice(LARGEST_BATCH);
      await workOn(batch).catch(() => Promise.all(batch.map(workOnAlone)));
    }
    underWay -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (underWay === atOnce) return;
      underWay += 1;
      void workOff();
    });
}
