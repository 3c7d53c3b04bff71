// Runs the outbox in Node, on an IndexedDB in memory. It takes a tenth of a browser's time for a transaction, so these tests can
// simulate a whole year. `tests/e2e/outbox` runs the same simulations over shorter spans on a browser's database.

import 'fake-indexeddb/auto';
import { vi } from 'vitest';

type Work = (lock: object) => Promise<unknown>;

/** Replaces the browser's locks. A simulation takes one step at a time, so every lock is free. */
function request(_name: string, ...rest: readonly [Work] | readonly [LockOptions, Work]): Promise<unknown> {
  const work = rest.length === 1 ? rest[0] : rest[1];
  return work({});
}

vi.stubGlobal('navigator', { locks: { request } });
