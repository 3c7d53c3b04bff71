// Group commit: items that arrive during a transaction share the next one, and so wait for the disk only once.

/** Maximum number of items in a batch: enough to hide the disk's latency, and few enough that the first items of a burst finish early. */
const MAX_BATCH = 64;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Returns a function that calls `work` on the items it gets, in batches. `work` returns the outcomes in the order of the items. If it
 * fails for a batch, it is called again for each item separately, so that no item fails because of another.
 *
 * @param atOnce maximum number of simultaneous batches.
 * @param lingerMs how long a batch waits for further items, in milliseconds; by default it takes only the items that are already there.
 */
export function inBatches<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { atOnce = 1, lingerMs }: { atOnce?: number; lingerMs?: number } = {},
): (item: Item) => Promise<Outcome> {
  const linger = (resolve: () => void) =>
    lingerMs === undefined ? setImmediate(resolve) : setTimeout(resolve, lingerMs);

  let waiting: Waiting<Item, Outcome>[] = [];
  let runners = 0;

  async function runBatch(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    const outcomes = await work(batch.map(({ item }) => item));
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome); // `work` returns one for each item
  }

  async function runOne(one: Waiting<Item, Outcome>): Promise<void> {
    await runBatch([one]).catch(one.reject);
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise<void>(linger);
      if (waiting.length === 0) break; // another runner took them
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      await runBatch(batch).catch(() => Promise.all(batch.map(runOne)));
    }
    runners -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (runners === atOnce) return;
      runners += 1;
      void run();
    });
}
