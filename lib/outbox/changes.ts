// Word of a change in the outbox, to every open page of the extension.

const CHANNEL = 'outbox';

/** Changes within so short a time are told as one: a list is shown anew at each. */
const TOGETHER_MS = 40;

/** Ids of the corrections that came, changed or went; none where only drafts did. */
export type Changed = readonly string[] | 'all';

export function bothOf(one: Changed, other: Changed): Changed {
  return one === 'all' || other === 'all' ? 'all' : [...one, ...other];
}

let channel: BroadcastChannel | undefined;
let isTold = false;
let untold: Changed | undefined;

/** Tells all other contexts that the outbox has changed; they read again what changed, and the drafts. */
export function announceChange(changed: Changed): void {
  if (isTold) {
    untold = untold === undefined ? changed : bothOf(untold, changed);
    return;
  }
  channel ??= new BroadcastChannel(CHANNEL);
  channel.postMessage(changed);
  isTold = true;
  setTimeout(() => {
    isTold = false;
    if (untold === undefined) return;
    const more = untold;
    untold = undefined;
    announceChange(more);
  }, TOGETHER_MS);
}

/** Calls `listener` at every change made in another context. Gives back how to stop. */
export function followChanges(listener: (changed: Changed) => void): () => void {
  const followed = new BroadcastChannel(CHANNEL);
  // None but our own pages and worker can speak here.
  followed.addEventListener('message', ({ data }: MessageEvent<Changed>) => listener(data));
  return () => followed.close();
}
