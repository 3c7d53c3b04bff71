// The outbox over time: without a network, and with a clock that jumps. The database is real; the clock is the test's. A whole week
// offline has a wake-up every 30 s: `tests/simulations` runs it on a database in memory.

import { expect, test } from '../fixtures/outbox';
import type { SimulationResult } from './in-page';
import { mostInAnHour, WEEK } from './spans';

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

test.setTimeout(280_000);

/** Returns the maximum number of requests in an hour for one correction, and checks that every correction was tried. */
function checkedMostInAnHour(result: SimulationResult): number {
  const corrections = Object.values(result.states).reduce((sum, count) => sum + count, 0);
  expect(Object.keys(result.requests)).toHaveLength(corrections);
  return mostInAnHour(result);
}

test('half a day offline causes at most thirty requests an hour for each correction', async ({ page }) => {
  const result: SimulationResult = await page.evaluate((span) => outbox.simulate(span), {
    ...{ ...WEEK, days: 0.5 },
    saysOnline: false,
    answers: 'nothing',
  } as const);
  expect(result.states).toEqual({ queued: 1 });
  expect(checkedMostInAnHour(result)).toBeLessThanOrEqual(30);
});

for (const answers of ['nothing', 503, 404] as const) {
  test(`a week of ${answers} as the response causes few requests, and fewer each day`, async ({ page }) => {
    const result: SimulationResult = await page.evaluate((span) => outbox.simulate(span), {
      ...WEEK,
      saysOnline: true,
      answers,
    } as const);
    expect(result.states).toEqual({ queued: 1 });
    expect(checkedMostInAnHour(result)).toBeLessThanOrEqual(12);
    for (const hours of Object.values(result.requests)) {
      const lastDay = hours.slice(-25, -1).reduce((sum, count) => sum + count, 0);
      expect(lastDay).toBeGreaterThan(0);
      expect(lastDay).toBeLessThanOrEqual(16);
    }
  });
}

test('opening the popup every ten minutes adds at most one request each time', async ({ page }) => {
  const result: SimulationResult = await page.evaluate((span) => outbox.simulate(span), {
    ...{ ...WEEK, days: 2 },
    saysOnline: true,
    answers: 'nothing',
    popupEveryMs: HOUR / 6,
  } as const);
  expect(checkedMostInAnHour(result)).toBeLessThanOrEqual(12 + 6);
});

for (const [name, byMs] of [
  ['forward', YEAR],
  ['back', -YEAR],
] as const) {
  for (const atMs of [10_000, 3 * HOUR]) {
    test(`a clock set ${name} by a year after ${atMs / 1000} s loses nothing and sends nothing twice`, async ({
      page,
    }) => {
      const result: SimulationResult = await page.evaluate((span) => outbox.simulate(span), {
        ...{ corrections: 4, days: 2, seed: 12 },
        saysOnline: true,
        answers: 503,
        popupEveryMs: 12 * HOUR,
        jump: { atMs, byMs },
        backAtMs: 6 * HOUR,
      } as const);
      expect(result.states).toEqual({ delivered: 4 });
      expect(result.accepted).toEqual([1, 1, 1, 1]);
    });
  }
}
