// Word of a change in the outbox, to every open page of the extension.

const CHANNEL = 'outbox';

/** Changes within so short a time are told as one: a list reads the outbox anew at each. */
const TOGETHER_MS = 40;

let channel: BroadcastChannel | undefined;
let isTold = false;
let isMore = false;

/** Tells all other contexts that the outbox has changed; they read it again. */
export function announceChange(): void {
  if (isTold) {
    isMore = true;
    return;
  }
  channel ??= new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  isTold = true;
  setTimeout(() => {
    isTold = false;
    if (!isMore) return;
    isMore = false;
    announceChange();
  }, TOGETHER_MS);
}

/** Calls `listener` at every change made in another context. Gives back how to stop. */
export function followChanges(listener: () => void): () => void {
  const followed = new BroadcastChannel(CHANNEL);
  followed.addEventListener('message', listener);
  return () => followed.close();
}
