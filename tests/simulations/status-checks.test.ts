// How often the extension checks the status of corrections, simulated for a year. The clock is the test's.

import './in-memory-database';
import { beforeEach, expect, test } from 'vitest';
import { MAX_CHECKS_PER_HOUR } from '../../lib/outbox/status-schedule';
import { clear } from '../e2e/outbox/in-page';
import { mostInTwoHours, print, YEAR } from '../e2e/outbox/spans';
import { simulateYear } from '../e2e/outbox/status-checks-in-page';

beforeEach(clear);

test('a year with 500 corrections: never more than a few requests an hour, and every verdict is received', async () => {
  const result = await simulateYear(YEAR);
  print('A year with 500 corrections', result);
  expect(result.perCorrection).toHaveLength(500);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(mostInTwoHours(result)).toBeLessThanOrEqual(2 * MAX_CHECKS_PER_HOUR);
  expect(result.verdictsReceived).toBe(result.answered);
  expect(result.isFinished).toBe(true);
});

test('500 corrections on one day, by a reader who opens the popup every hour', async () => {
  const result = await simulateYear({ ...YEAR, withinDays: 1, days: 90, popupsPerDay: 24 });
  print('500 corrections on one day', result);
  expect(Math.max(...result.hours)).toBeLessThanOrEqual(MAX_CHECKS_PER_HOUR);
  expect(result.verdictsReceived).toBe(result.answered);
  expect(result.isFinished).toBe(true);
});
