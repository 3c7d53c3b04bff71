// The simulated spans of time and how they are counted, for the tests on a browser's database and on one in memory.

import type { SimulationResult, Span } from './in-page';
import type { Year, YearResult } from './status-checks-in-page';

export const WEEK: Omit<Span, 'saysOnline' | 'answers'> = { corrections: 1, days: 7, seed: 11 };

export const YEAR: Year = {
  corrections: 500,
  withinDays: 300,
  days: 365,
  seed: 21,
  popupsPerDay: 2,
  answered: 60,
};

/** Returns the maximum number of requests in an hour for one correction. */
export function mostInAnHour({ requests }: SimulationResult): number {
  return Math.max(...Object.values(requests).flat());
}

/** Returns the maximum of two successive hours, because the first request need not be at the start of an hour. */
export function mostInTwoHours({ hours }: YearResult): number {
  return Math.max(...hours.map((count, index) => count + (hours[index + 1] ?? 0)));
}

/** Prints what a simulated span of status checks came to. */
export function print(
  name: string,
  { hours, perCorrection, wakeUps, verdictsReceived, answered }: YearResult,
): void {
  const requests = hours.reduce((sum, count) => sum + count, 0);
  const busiest = Math.max(...hours);
  const most = Math.max(...perCorrection);
  console.log(
    `${name}: ${requests} requests in ${wakeUps} wake-ups, at most ${busiest} in an hour, at most ${most} for a correction; ${verdictsReceived} of ${answered} verdicts received`,
  );
}
