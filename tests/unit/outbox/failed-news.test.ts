// A correction that failed is news to the reader, until they have seen it or done something about it. In a database in memory.

import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Outcome } from '../../../lib/channel/deliver';
import type { Correction } from '../../../lib/correction/correction';
import type { Problem } from '../../../lib/correction/status';
import { countNews, findCorrections } from '../../../lib/outbox/queries';
import { handOver, makeDue, settle, withdraw } from '../../../lib/outbox/transitions';
import { update } from '../../../lib/outbox/update';
import { clearNews } from '../../../lib/status/due-checks';
import { correction } from '../../../testing/samples/corrections';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const DAY = 86_400_000;
const UNREACHABLE: Problem = { kind: 'unreachable' };
const REFUSED: Outcome = { outcome: 'refused', problem: { kind: 'answered', status: 403 } };

const { id } = correction();
const HELD: Correction = { ...correction(), status: { state: 'held' }, history: [] };

async function store(parts: Partial<Omit<Correction, 'status'>> & Pick<Correction, 'status'>): Promise<void> {
  const stored: Correction = { ...HELD, ...parts };
  await update(['corrections'], () => ({
    writes: [{ store: 'corrections', put: stored }],
    result: undefined,
  }));
}

/** Ends the last of `attempts` attempts at a correction that was sent `ageMs` ago. */
async function settled(outcome: Outcome, ageMs = 0, attempts = 1): Promise<Correction | undefined> {
  await store({
    created: new Date(NOW - ageMs).toISOString(),
    recipient: { type: 'inbox', inbox: 'https://news.example/inbox', provenance: 'declared' },
    status: { state: 'sending', due: NOW, attempts },
    history: [{ at: new Date(NOW - ageMs).toISOString(), state: 'queued', times: 1 }],
  });
  return settle(id, outcome, NOW, () => 0.5);
}

beforeEach(() => settled({ outcome: 'delivered' }));

test.each<[string, Outcome, number, number]>([
  ['the inbox refused it', REFUSED, 0, 1],
  ['nobody took it for 30 days', { outcome: 'again', problem: UNREACHABLE }, 31 * DAY, 99],
  ['there was no inbox for 30 days', { outcome: 'not-there', problem: UNREACHABLE }, 31 * DAY, 99],
  ['no channel can send it', { outcome: 'refused', problem: { kind: 'unknown-recipient' } }, 0, 1],
])('it is news that %s', async (_, outcome, ageMs, attempts) => {
  expect(await settled(outcome, ageMs, attempts)).toMatchObject({ status: { state: 'failed' }, news: NOW });
  expect(await countNews()).toEqual({ verdicts: 0, failures: 1 });
});

test.each<[string, Outcome]>([
  ['it will be sent again', { outcome: 'again', problem: UNREACHABLE }],
  ['it waits for the network', { outcome: 'again', problem: { kind: 'offline' } }],
  ['it was delivered', { outcome: 'delivered', location: 'https://news.example/corrections/1' }],
  ['its answer is unclear', { outcome: 'unclear' }],
])('it is no news that %s', async (_, outcome) => {
  expect(await settled(outcome)).not.toHaveProperty('news');
  expect(await countNews()).toEqual({ verdicts: 0, failures: 0 });
});

test('a failure that the reader has seen is no news', async () => {
  await settled(REFUSED);
  await clearNews([id]);
  expect(await countNews()).toEqual({ verdicts: 0, failures: 0 });
  expect((await findCorrections([id])).readable).toMatchObject([{ status: { state: 'failed' } }]);
});

test.each<[string, () => Promise<unknown>]>([
  ['sends it again', () => makeDue(id, NOW)],
  ['withdraws it', () => withdraw(id, NOW)],
  ['writes an e-mail instead', () => handOver(id, NOW)],
])('a failure is no news once the reader %s', async (_, act) => {
  await settled(REFUSED);
  expect(await act()).toBeDefined();
  expect(await countNews()).toEqual({ verdicts: 0, failures: 0 });
});

test('verdicts and failures are counted apart', async () => {
  await settled(REFUSED);
  const other = correction({ id: '0193a2b4-5678-7abc-8def-0123456789ac' }).id;
  await store({ id: other, status: { state: 'fixed' }, news: NOW });
  expect(await countNews()).toEqual({ verdicts: 1, failures: 1 });
});
