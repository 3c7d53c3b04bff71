// When to try again.

/** So long a correction can be taken back after Send; nothing of it leaves before. */
export const UNDO_MS = 5_000;
/** The shortest time after which a browser's alarm wakes a worker. */
export const SHORTEST_WAIT_MS = 30_000;
/** Without a network an attempt costs nothing, but it is of no use either. */
const OFFLINE_WAIT_MS = 120_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** A relay may ask for patience, but not for more than this. */
export const LONGEST_ASKED_MS = 24 * 3_600_000;
/** A correction that nobody took for so long has failed, */
const GIVE_UP_AFTER_MS = 30 * 24 * 3_600_000;
/** if it was tried so often, which takes some days: a clock that leaps a year ahead ends nothing. */
const GIVE_UP_AFTER_ATTEMPTS = 50;
/** A request's time-out, and then that of a look at the page's declaration: whoever held the correction longer is dead. */
export const LEASE_MS = 30_000;

/**
 * When the next attempt is due, in milliseconds since 1970: exponential back-off with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/) between the shortest and the longest wait.
 *
 * @param attempts how many were made so far, at least 1.
 * @param askedMs what the receiver asked for by `Retry-After`; counts where it is longer.
 */
export function nextAttemptAt(now: number, attempts: number, random: () => number, askedMs = 0): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** attempts);
  const wait = SHORTEST_WAIT_MS + random() * (ceiling - SHORTEST_WAIT_MS);
  return now + Math.max(wait, Math.min(askedMs, LONGEST_ASKED_MS));
}

/** When to try without a network: the browser's word for it may be wrong, so it is tried all the same. */
export function nextOfflineAttemptAt(now: number): number {
  return now + OFFLINE_WAIT_MS;
}

/** @param sent when the reader last sent it; `attempts` counts those since then. */
export function hasTriedEnough(sent: string, attempts: number, now: number): boolean {
  return attempts >= GIVE_UP_AFTER_ATTEMPTS && now - Date.parse(sent) > GIVE_UP_AFTER_MS;
}
