// When the status of a correction is asked for: often at first, then more and more rarely, in the end no more; and never
// more than a few times an hour in all, however many corrections there are.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Up to that age of the delivery, so long from one inquiry to the next. */
const STAGES = [
  { until: HOUR_MS, wait: 15 * MINUTE_MS },
  { until: 6 * HOUR_MS, wait: HOUR_MS },
  { until: DAY_MS, wait: 6 * HOUR_MS },
  { until: WEEK_MS, wait: DAY_MS },
  { until: 60 * DAY_MS, wait: WEEK_MS },
] as const;
const LONGEST_AGE_MS = 60 * DAY_MS;

/** The longest that an inquiry may have to wait for its turn; what is due later was put off before the clock was set back. */
export const LONGEST_CHECK_WAIT_MS = WEEK_MS;

/** Those who answer within a minute of one another are asked in one go. */
export const SHORTEST_BATCH_WAIT_MS = MINUTE_MS;

/** So many inquiries go out in any hour. */
export const MAX_CHECKS_PER_HOUR = 6;

/**
 * When to ask next, in milliseconds since 1970; `undefined`: no more.
 *
 * @param delivered when the inbox took it. One of a time to come was noted before the clock was set back: it counts as long ago
 *   as it is ahead.
 * @param isAnswered the editors may still change their answer, but seldom do.
 */
export function nextCheckAt(delivered: number, now: number, isAnswered: boolean): number | undefined {
  const age = Math.abs(now - delivered);
  const stage = STAGES.find(({ until }) => age < until);
  if (stage === undefined) return undefined;
  const wait = isAnswered ? WEEK_MS : stage.wait;
  return age + wait > LONGEST_AGE_MS ? undefined : now + wait;
}

/** A reader who looks need wait for a hundredth of the time that is between two inquiries otherwise: 9 s to 100 min. */
const EARLY_SHARE = 100;

/** Whether it may be asked for before its turn, since the reader looks. */
export function mayBeEarly({ due, asked }: { due: number; asked?: number }, now: number): boolean {
  return asked === undefined || Math.abs(now - asked) >= (due - asked) / EARLY_SHARE;
}

/** How many inquiries may go out now. @param asked when the last ones went out. */
export function roomForChecks(asked: readonly number[], now: number): number {
  return Math.max(0, MAX_CHECKS_PER_HOUR - withinTheHour(asked, now).length);
}

/** When there is room for another one. @param asked when the last ones went out. */
export function roomForCheckAt(asked: readonly number[], now: number): number {
  const recent = withinTheHour(asked, now).sort((one, other) => one - other);
  const last = recent.at(-MAX_CHECKS_PER_HOUR);
  return last === undefined ? now : last + HOUR_MS;
}

/** What of `asked` still counts; a time to come was noted before the clock was set back. */
export function withinTheHour(asked: readonly number[], now: number): number[] {
  return asked.filter((at) => at > now - HOUR_MS && at <= now);
}
