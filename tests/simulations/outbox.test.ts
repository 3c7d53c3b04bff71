// The outbox without a network for a week. The clock is the test's.

import './in-memory-database';
import { expect, test } from 'vitest';
import { simulate } from '../e2e/outbox/in-page';
import { mostInAnHour, WEEK } from '../e2e/outbox/spans';

test('a week offline causes at most thirty requests an hour for each correction', async () => {
  const result = await simulate({ ...WEEK, saysOnline: false, answers: 'nothing' });
  expect(result.states).toEqual({ queued: 1 });
  expect(Object.keys(result.requests)).toHaveLength(1);
  expect(mostInAnHour(result)).toBeLessThanOrEqual(30);
});
