// Word of a change in the outbox, to every open page of the extension.

const CHANNEL = 'outbox';

/** Tells all other contexts that the outbox has changed; they read it again. */
export function announceChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('changed');
  channel.close();
}

/** Calls `listener` at every change made in another context. Gives back how to stop. */
export function followChanges(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  return () => channel.close();
}
