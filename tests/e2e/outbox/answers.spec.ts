// How often relays are asked what became of corrections: a year, on a real database, and the test's clock.

import { MAX_CHECKS_PER_HOUR } from '../../../lib/outbox/status-schedule';
import { expect, test } from '../fixtures/outbox';
import type { LivedYear, Year } from './answers-in-page';

test.setTimeout(280_000);

/** Sums of each hour and the next: an hour by the clock need not begin with the first request. */
function mostInTwoHours({ hours }: LivedYear): number {
  return Math.max(...hours.map((count, index) => count + (hours[index + 1] ?? 0)));
}

function print(name: string, { hours, each, turns, heard, answered }: LivedYear): void {
  const requests = hours.reduce((sum, count) => sum + count, 0);
  const busiest = Math.max(...hours);
  const most = Math.max(...each);
  console.log(
    `${name}: ${requests} requests in ${turns} turns, at most ${busiest} in an hour, at most ${most} for a correction; ${heard} of ${answered} answers heard`,
  );
}

const YEAR: Year = {
  corrections: 500,
  withinDays: 300,
  days: 365,
  seed: 21,
  popupsADay: 2,
  answered: 60,
};

test('a year with 500 corrections: never more than a few requests an hour, and every answer is heard', async ({
  page,
}) => {
  const lived = await page.evaluate((year) => answers.liveYear(year), YEAR);
  print('A year with 500 corrections', lived);
  expect(lived.each).toHaveLength(500);
  expect(Math.max(...lived.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(mostInTwoHours(lived)).toBeLessThanOrEqual(2 * MAX_CHECKS_PER_HOUR);
  expect(lived.heard).toBe(lived.answered);
  expect(lived.isOver).toBe(true);
});

test('500 corrections on one day, of a reader who opens the popup every hour', async ({ page }) => {
  const lived = await page.evaluate((year) => answers.liveYear(year), {
    ...YEAR,
    withinDays: 1,
    days: 90,
    popupsADay: 24,
  });
  print('500 corrections on one day', lived);
  expect(Math.max(...lived.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(lived.heard).toBe(lived.answered);
  expect(lived.isOver).toBe(true);
});

test('a relay that is gone is asked no more often, and in the end no more', async ({ page }) => {
  const lived = await page.evaluate((year) => answers.liveYear(year), {
    ...YEAR,
    corrections: 50,
    withinDays: 30,
    days: 120,
    silentFromDay: 15,
  });
  print('50 corrections and a relay that is gone', lived);
  expect(Math.max(...lived.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(lived.isOver).toBe(true);
});
