// How long the outbox waits: before it sends, between attempts, and before it gives up.

/** How long after Send a correction can be undone, in milliseconds; it is not sent before. */
export const UNDO_MS = 5_000;
/** Minimum time until the next attempt, in milliseconds: browsers' alarms do not wake a worker sooner. */
export const MIN_WAIT_MS = 30_000;
/** How long until the next attempt without a network, in milliseconds: it costs little but rarely succeeds. */
const OFFLINE_WAIT_MS = 120_000;
/** How much longer the maximum wait is after each attempt: 1, 2, 4 … minutes. */
const WAIT_FACTOR = 2;
/** Maximum time until the next attempt, in milliseconds, unless a relay asks for more. */
const MAX_WAIT_MS = 6 * 3_600_000;
/** Maximum wait that a relay can ask for with `Retry-After`, in milliseconds. A later due time is taken for a clock error (`due.ts`). */
export const MAX_ASKED_MS = 24 * 3_600_000;
/** How long a correction is tried before it can fail, in milliseconds. */
const GIVE_UP_AFTER_MS = 30 * 24 * 3_600_000;
/** Minimum number of attempts before a correction can fail. Otherwise a clock that jumps ahead would fail it at once. */
const GIVE_UP_AFTER_ATTEMPTS = 50;
/** Maximum number of attempts after one whose answer does not say what became of the correction. */
export const MAX_UNCLEAR_RETRIES = 2;
/**
 * How long an attempt may take, in milliseconds: more than the timeouts of its request (20 s) and of fetching the page's
 * declaration (8 s). After that, its worker must have crashed.
 */
export const LEASE_MS = 30_000;

/**
 * Returns when the next attempt is due, in milliseconds since 1970: exponential backoff with full jitter
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/) between the minimum and the maximum wait.
 *
 * @param attempts the number of attempts so far, at least 1.
 * @param askedMs the wait that the receiver asked for with `Retry-After`, in milliseconds; counts if it is longer.
 */
export function nextAttemptAt(now: number, attempts: number, random: () => number, askedMs = 0): number {
  const ceiling = Math.min(MAX_WAIT_MS, MIN_WAIT_MS * WAIT_FACTOR ** attempts);
  const wait = MIN_WAIT_MS + random() * (ceiling - MIN_WAIT_MS);
  return now + Math.max(wait, Math.min(askedMs, MAX_ASKED_MS));
}

/** Returns when to try next without a network. It is tried because the browser may be wrong about the network. */
export function nextOfflineAttemptAt(now: number): number {
  return now + OFFLINE_WAIT_MS;
}

/** Whether to give up on a correction. @param sent when the reader last sent it; `attempts` counts the attempts since then. */
export function hasTriedEnough(sent: string, attempts: number, now: number): boolean {
  return attempts >= GIVE_UP_AFTER_ATTEMPTS && now - Date.parse(sent) > GIVE_UP_AFTER_MS;
}
