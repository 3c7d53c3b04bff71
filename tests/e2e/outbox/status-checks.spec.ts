// How often the extension checks the status of corrections, simulated with a real database and the test's clock. `tests/simulations` has
// 500 corrections and whole years, on a database in memory.

import { MAX_CHECKS_PER_HOUR } from '../../../lib/outbox/status-schedule';
import { expect, test } from '../fixtures/outbox';
import { mostInTwoHours, print, YEAR } from './spans';

test.setTimeout(280_000);

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

test('two months with 50 corrections: never more than a few requests an hour, and every verdict is received', async ({
  page,
}) => {
  const result = await page.evaluate((year) => statusChecks.simulateYear(year), {
    ...YEAR,
    corrections: 50,
    withinDays: 10,
    days: 60,
  });
  print('Two months with 50 corrections', result);
  expect(result.perCorrection).toHaveLength(50);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(mostInTwoHours(result)).toBeLessThanOrEqual(2 * MAX_CHECKS_PER_HOUR);
  expect(result.verdictsReceived).toBe(result.answered);
});
