// How often the extension checks the status of corrections, simulated for a year with a real database and the test's clock.

import { MAX_CHECKS_PER_HOUR } from '../../../lib/outbox/status-schedule';
import { expect, test } from '../fixtures/outbox';
import type { Year, YearResult } from './status-checks-in-page';

test.setTimeout(280_000);

/** Returns the maximum of two successive hours, because the first request need not be at the start of an hour. */
function mostInTwoHours({ hours }: YearResult): number {
  return Math.max(...hours.map((count, index) => count + (hours[index + 1] ?? 0)));
}

function print(
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

const YEAR: Year = {
  corrections: 500,
  withinDays: 300,
  days: 365,
  seed: 21,
  popupsPerDay: 2,
  answered: 60,
};

test('a year with 500 corrections: never more than a few requests an hour, and every verdict is received', async ({
  page,
}) => {
  const result = await page.evaluate((year) => statusChecks.simulateYear(year), YEAR);
  print('A year with 500 corrections', result);
  expect(result.perCorrection).toHaveLength(500);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(mostInTwoHours(result)).toBeLessThanOrEqual(2 * MAX_CHECKS_PER_HOUR);
  expect(result.verdictsReceived).toBe(result.answered);
  expect(result.isFinished).toBe(true);
});

test('500 corrections on one day, by a reader who opens the popup every hour', async ({ page }) => {
  const result = await page.evaluate((year) => statusChecks.simulateYear(year), {
    ...YEAR,
    withinDays: 1,
    days: 90,
    popupsPerDay: 24,
  });
  print('500 corrections on one day', result);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(result.verdictsReceived).toBe(result.answered);
  expect(result.isFinished).toBe(true);
});

test('a relay that no longer responds is not asked more often, and in the end not at all', async ({
  page,
}) => {
  const result = await page.evaluate((year) => statusChecks.simulateYear(year), {
    ...YEAR,
    corrections: 50,
    withinDays: 30,
    days: 120,
    silentFromDay: 15,
  });
  print('50 corrections and a relay that is gone', result);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(result.isFinished).toBe(true);
});
