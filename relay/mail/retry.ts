// How long a letter waits before the next attempt.

/** How long a letter waits after its first failed attempt, in milliseconds: enough for the mail server to restart. */
const FIRST_DELAY_MS = 30_000;
/** Maximum time between two attempts to send a letter, in milliseconds: an outage at night is noticed in the morning. */
const MAX_DELAY_MS = 6 * 3_600_000;

/**
 * Returns the delay after attempt number `attempts`, in milliseconds. It doubles each time. A random part, up to half of it, keeps
 * letters that failed together from being retried together.
 */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const delay = FIRST_DELAY_MS * 2 ** (attempts - 1);
  return Math.round(Math.min(delay * (1 + random() / 2), MAX_DELAY_MS));
}
