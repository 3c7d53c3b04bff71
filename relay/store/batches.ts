// Group commit: what arrives during a transaction is done together in the next one, and waits for the disk once for all.

/** Maximum number of items in a batch: enough to hide the disk behind the work, and few enough that a burst's first items end early. */
const MAX_BATCH = 64;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Returns a function that has `work` done on the items handed to it, in batches. `work` returns the outcome of each item, in their
 * order. If it fails, it fails for the whole batch, and is then done once more on each item, so that none fails because of another.
 *
 * @param atOnce maximum number of batches at the same time.
 * @param lingerMs how long a batch waits for further items; by default it takes those that are already there.
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
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome); // one for each item
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
