// Changes the outbox in one transaction, then announces the change to all open pages of the extension.

import { type Decision, type Snapshot, type Store, transact, type Write } from './transaction';

/**
 * Reads, decides and writes in one transaction. Resolves when it is on the disk and the change is announced. If it fails or
 * writes nothing, nothing is announced.
 *
 * @param decide must only await its reads, since an idle transaction ends. If the connection closes, it is called again.
 */
export async function update<T>(
  stores: readonly Store[],
  decide: (snapshot: Snapshot) => Decision<T> | Promise<Decision<T>>,
): Promise<T> {
  const { writes, result } = await transact(stores, decide);
  if (writes.length > 0) announceChange(writes.flatMap(correctionIn));
  return result;
}

/** Returns the id of the correction that is written or removed, if any. */
function correctionIn(write: Write): string | [] {
  if (write.store !== 'corrections') return [];
  const key = 'put' in write ? write.put.id : write.remove;
  return typeof key === 'string' ? key : [];
}

/** Ids of the corrections that were added, changed or deleted; empty if only drafts or unreadable records were. */
export type Changed = readonly string[] | 'all';

/** Returns the union of two changes. */
export function bothOf(one: Changed, other: Changed): Changed {
  return one === 'all' || other === 'all' ? 'all' : [...one, ...other];
}

const CHANNEL = 'outbox';

/** Minimum time between two announcements, in milliseconds: a list renders at each, so changes in between become one. */
const ANNOUNCE_PAUSE_MS = 40;

let channel: BroadcastChannel | undefined;
let isAnnounced = false;
let waiting: Changed | undefined;

/** Tells all other contexts that the outbox has changed. They read the changed corrections and the drafts again. */
export function announceChange(changed: Changed): void {
  if (isAnnounced) {
    waiting = waiting === undefined ? changed : bothOf(waiting, changed);
    return;
  }
  channel ??= new BroadcastChannel(CHANNEL);
  channel.postMessage(changed);
  isAnnounced = true;
  setTimeout(() => {
    isAnnounced = false;
    if (waiting === undefined) return;
    const more = waiting;
    waiting = undefined;
    announceChange(more);
  }, ANNOUNCE_PAUSE_MS);
}

/** Calls `listener` at every change that another context made. Returns a function that stops it. */
export function followChanges(listener: (changed: Changed) => void): () => void {
  const followed = new BroadcastChannel(CHANNEL);
  // Only our own pages and worker can post to it.
  followed.addEventListener('message', ({ data }: MessageEvent<Changed>) => listener(data));
  return () => followed.close();
}
