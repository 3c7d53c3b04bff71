// When to check the status of a correction: often at first, then less and less often, and finally not at all. The number of
// checks per hour is limited, however many corrections there are.

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Up to which time since delivery to wait how long between two checks, in milliseconds. */
const STAGES = [
  { until: HOUR_MS, wait: 15 * MINUTE_MS },
  { until: 6 * HOUR_MS, wait: HOUR_MS },
  { until: DAY_MS, wait: 6 * HOUR_MS },
  { until: WEEK_MS, wait: DAY_MS },
  { until: 60 * DAY_MS, wait: WEEK_MS },
] as const;
/** How long after delivery a status is checked, in milliseconds. */
const MAX_AGE_MS = 60 * DAY_MS;

/** Maximum time until the next check, in milliseconds: a later due time was set before the clock was set back. */
export const MAX_CHECK_WAIT_MS = WEEK_MS;

/** How long every check must find nothing until there are no more checks, in milliseconds: an update of a relay is over by then. */
const MAX_MISSING_MS = 3 * DAY_MS;

/**
 * Whether the relay has forgotten the correction.
 *
 * @param missing the time since which every check found nothing, in milliseconds since 1970, like `now`.
 */
export function isForgotten(missing: number, now: number): boolean {
  return now - missing >= MAX_MISSING_MS;
}

/** Minimum time between two polls, in milliseconds: checks due within it are made together. */
export const MIN_BATCH_WAIT_MS = MINUTE_MS;

/** Maximum number of status checks per hour. */
export const MAX_CHECKS_PER_HOUR = 6;
/** How many of them are kept for a reader who asks for them. Otherwise those made automatically would leave none. */
export const CHECKS_FOR_READER = 2;
/** Maximum number of status checks per hour that are made automatically. */
export const MAX_AUTOMATIC_CHECKS_PER_HOUR = MAX_CHECKS_PER_HOUR - CHECKS_FOR_READER;

/**
 * Returns when to check next, in milliseconds since 1970; `undefined` if there are no more checks.
 *
 * @param delivered when the inbox accepted the correction, in milliseconds since 1970. A time in the future was recorded before
 *   the clock was set back: it counts as if it were as long ago.
 * @param isDecided whether there is a verdict: editors may still change it, but rarely do.
 */
export function nextCheckAt(delivered: number, now: number, isDecided: boolean): number | undefined {
  const age = Math.abs(now - delivered);
  const stage = STAGES.find(({ until }) => age < until);
  if (stage === undefined) return undefined;
  const wait = isDecided ? WEEK_MS : stage.wait;
  return age + wait > MAX_AGE_MS ? undefined : now + wait;
}

/** An early check must wait for the scheduled interval divided by this: 9 s to 100 min. */
const EARLY_SHARE = 100;

/** Whether a status may be checked before it is due, since the reader opened the popup. */
export function mayBeEarly({ due, asked }: { due: number; asked?: number }, now: number): boolean {
  return asked === undefined || Math.abs(now - asked) >= (due - asked) / EARLY_SHARE;
}

/**
 * Returns how many checks may be made now.
 *
 * @param pastChecks when the last ones were made, in milliseconds since 1970.
 * @param max the maximum number per hour.
 */
export function roomForChecks(pastChecks: readonly number[], now: number, max: number): number {
  return Math.max(0, max - withinTheHour(pastChecks, now).length);
}

/** Returns when the next check may be made, in milliseconds since 1970. The parameters are those of `roomForChecks`. */
export function roomForCheckAt(pastChecks: readonly number[], now: number, max: number): number {
  const recent = withinTheHour(pastChecks, now).sort((one, other) => one - other);
  const last = recent.at(-max);
  return last === undefined ? now : last + HOUR_MS;
}

/** Returns the checks of the last hour. A time in the future was recorded before the clock was set back. */
export function withinTheHour(pastChecks: readonly number[], now: number): number[] {
  return pastChecks.filter((at) => at > now - HOUR_MS && at <= now);
}
