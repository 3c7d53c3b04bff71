// An answer that does not say what became of the correction: it may have arrived, so it is not sent for a month.

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../lib/channel/deliver';
import type { Correction } from '../../../lib/correction/correction';
import { changeCorrection, makeDue, settle } from '../../../lib/outbox/transitions';
import { update } from '../../../lib/outbox/update';
import { correction } from '../../../testing/samples/corrections';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const HALF = () => 0.5;
const UNCLEAR: Outcome = { outcome: 'unclear' };
const UNREACHABLE: Outcome = { outcome: 'again', problem: { kind: 'unreachable' } };

const { id } = correction();

/** Stores a correction that was just sent. */
async function begin(parts: Partial<Correction> = {}): Promise<void> {
  const stored: Correction = {
    ...correction(),
    recipient: {
      type: 'mistape',
      endpoint: 'https://news.test/wp-admin/admin-ajax.php',
      provenance: 'site-tool',
    },
    status: { state: 'queued', due: NOW, attempts: 0 },
    history: [{ at: new Date(NOW).toISOString(), state: 'queued', times: 1 }],
    ...parts,
  };
  await update(['corrections'], () => ({
    writes: [{ store: 'corrections', put: stored }],
    result: undefined,
  }));
}

/** Makes one attempt that ends so, and returns the status. */
async function attempt(outcome: Outcome) {
  await changeCorrection(id, ({ status, ...rest }) => {
    const attempts = status.state === 'queued' ? status.attempts + 1 : 1;
    return { ...rest, status: { state: 'sending', due: NOW, attempts } };
  });
  return (await settle(id, outcome, NOW, HALF))?.status;
}

test('it is tried twice more, then it fails, and the list says that it may have arrived', async () => {
  await begin();
  for (const attempts of [1, 2]) {
    expect(await attempt(UNCLEAR)).toMatchObject({ state: 'queued', attempts, problem: { kind: 'unclear' } });
  }
  expect(await attempt(UNCLEAR)).toEqual({ state: 'failed', problem: { kind: 'unclear' } });
});

test('attempts that did not reach the site do not count', async () => {
  await begin();
  for (const outcome of [UNREACHABLE, UNCLEAR, UNREACHABLE, UNREACHABLE, UNCLEAR]) {
    expect(await attempt(outcome)).toMatchObject({ state: 'queued' });
  }
  expect(await attempt(UNCLEAR)).toMatchObject({ state: 'failed' });
});

test('if the reader sends it again, it is tried as often again', async () => {
  await begin();
  for (let i = 0; i < 3; i++) await attempt(UNCLEAR);
  await makeDue(id, NOW);
  for (let i = 0; i < 2; i++) expect(await attempt(UNCLEAR)).toMatchObject({ state: 'queued' });
  expect(await attempt(UNCLEAR)).toMatchObject({ state: 'failed' });
});

test('if it was replaced meanwhile, it is not tried again', async () => {
  await begin({ replacedBy: correction({ id: '0193a2b4-5678-7abc-8def-0123456789ac' }).id });
  expect(await attempt(UNCLEAR)).toEqual({ state: 'withdrawn' });
});
