// What a status check changes in a stored correction, in a database in memory.

import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Correction, ScheduledCheck } from '../../../lib/correction/correction';
import { findCorrections } from '../../../lib/outbox/queries';
import { update } from '../../../lib/outbox/update';
import { recordStatus } from '../../../lib/status/due-checks';
import type { StatusResponse } from '../../../lib/status/fetch';
import { correction } from '../../../testing/samples/corrections';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DELIVERED = Date.UTC(2026, 10, 23);
const NOT_FOUND: StatusResponse = { outcome: 'not-found' };
const FIXED: StatusResponse = { outcome: 'status', state: 'fixed' };

const { id } = correction();

async function deliver(inquiry: ScheduledCheck = { due: DELIVERED }): Promise<void> {
  const delivered: Correction = {
    ...correction(),
    status: { state: 'delivered', location: 'https://news.example/corrections/1' },
    history: [{ at: new Date(DELIVERED).toISOString(), state: 'delivered', times: 1 }],
    inquiry,
  };
  await update(['corrections'], () => ({
    writes: [{ store: 'corrections', put: delivered }],
    result: undefined,
  }));
}

async function stored(): Promise<Correction> {
  const [found] = (await findCorrections([id])).readable;
  if (found === undefined) throw new Error('It is not stored.');
  return found;
}

/** Records that response so long after the delivery, and returns the next check. */
async function check(response: StatusResponse, after: number): Promise<ScheduledCheck | undefined> {
  await recordStatus(await stored(), response, DELIVERED + after);
  return (await stored()).inquiry;
}

test('the reason for leaving the page as it is is stored with the verdict, and dropped if the page is fixed after all', async () => {
  await deliver();
  const declined: StatusResponse = {
    outcome: 'status',
    state: 'declined',
    reason: 'not-ours',
    note: 'Sorry.',
  };
  await recordStatus(await stored(), declined, DELIVERED + HOUR);
  expect((await stored()).status).toMatchObject({ state: 'declined', reason: 'not-ours', note: 'Sorry.' });
  await recordStatus(await stored(), FIXED, DELIVERED + 2 * HOUR);
  expect((await stored()).status).toEqual({ state: 'fixed', location: 'https://news.example/corrections/1' });
});

describe('a correction is asked for again', () => {
  test('after one 404, and the reader hears of the verdict that comes later', async () => {
    await deliver();
    expect(await check(NOT_FOUND, HOUR)).toMatchObject({
      due: DELIVERED + 2 * HOUR,
      asked: DELIVERED + HOUR,
    });
    const decided = await recordStatus(await stored(), FIXED, DELIVERED + 2 * HOUR);
    expect(decided).toMatchObject({ status: { state: 'fixed' }, news: DELIVERED + 2 * HOUR });
  });

  test('after many 404s within two days', async () => {
    await deliver();
    for (let hours = 1; hours <= 48; hours += 1) {
      expect(await check(NOT_FOUND, hours * HOUR)).toBeDefined();
    }
  });

  test.each<[string, StatusResponse]>([
    ['a status', { outcome: 'status', state: 'mailed' }],
    ['“not modified”', { outcome: 'not-modified' }],
    ['no response', { outcome: 'no-response' }],
  ])('after two 404s four days apart with %s between them', async (_, between) => {
    await deliver();
    await check(NOT_FOUND, HOUR);
    await check(between, DAY);
    expect(await check(NOT_FOUND, 4 * DAY)).toBeDefined();
    expect(await check(NOT_FOUND, 6 * DAY)).toBeDefined();
  });

  test('after 404s during which the clock was set back', async () => {
    await deliver();
    await check(NOT_FOUND, 9 * DAY);
    expect(await check(NOT_FOUND, HOUR)).toBeDefined();
    expect(await check(NOT_FOUND, 2 * DAY)).toBeDefined();
    expect(await check(NOT_FOUND, 3 * DAY + HOUR)).toBeUndefined();
  });

  test('after a 404, if an earlier version stored it', async () => {
    await deliver({ due: DELIVERED + 10 * DAY, asked: DELIVERED + 9 * DAY, etag: '"one"' });
    expect(await check(NOT_FOUND, 10 * DAY)).toMatchObject({ etag: '"one"' });
  });
});

describe('a correction is not asked for again', () => {
  test('after 404s for three days', async () => {
    await deliver();
    await check(NOT_FOUND, HOUR);
    expect(await check(NOT_FOUND, 2 * DAY)).toBeDefined();
    expect(await check(NOT_FOUND, 3 * DAY + HOUR)).toBeUndefined();
    expect((await stored()).status.state).toBe('delivered');
  });

  test('after one 410', async () => {
    await deliver();
    expect(await check({ outcome: 'gone' }, HOUR)).toBeUndefined();
  });
});
