// When a letter that could not be sent is tried again.

const FIRST_DELAY_MS = 30_000; // a restart of the mail server
const LONGEST_DELAY_MS = 6 * 3_600_000; // an outage over night is noticed by the morning

/**
 * The time to wait after the `attempts`th attempt: doubled each time, and up to half as much again by chance, so that
 * letters that failed together do not all come back together.
 */
export function retryDelay(attempts: number, random: () => number = Math.random): number {
  const delay = FIRST_DELAY_MS * 2 ** (attempts - 1);
  return Math.round(Math.min(delay * (1 + random() / 2), LONGEST_DELAY_MS));
}
