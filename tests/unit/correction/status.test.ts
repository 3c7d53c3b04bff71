// The states of a correction, as in the diagram in status.ts, and its history.

import { describe, expect, test } from 'vitest';
import {
  addToHistory,
  canFollow,
  type History,
  PENDING,
  type Problem,
  type State,
  type Status,
} from '../../../lib/correction/status';

const STATES: readonly State[] = [
  ...(['held', 'queued', 'sending', 'delivered', 'fixed'] as const),
  ...(['declined', 'handed', 'sent', 'failed', 'withdrawn'] as const),
];

const NEXT: Record<State, string> = {
  held: 'queued, handed, withdrawn',
  queued: 'held, queued, sending, handed, withdrawn',
  sending: 'held, queued, delivered, failed, withdrawn',
  delivered: 'fixed, declined',
  fixed: 'declined',
  declined: 'fixed',
  handed: 'held, sent',
  sent: '',
  failed: 'queued, handed, withdrawn',
  withdrawn: '',
};

describe('a correction', () => {
  test.each(Object.entries(NEXT))('that is %s can become: %s', (from, to) => {
    const state = STATES.find((one) => one === from) ?? 'held';
    expect(STATES.filter((next) => canFollow(state, next)).join(', ')).toBe(to);
  });

  test('is never delivered without a stored attempt', () => {
    expect(STATES.filter((state) => canFollow(state, 'delivered'))).toEqual(['sending']);
  });

  test('cannot be withdrawn once somebody has received it', () => {
    expect(STATES.filter((state) => canFollow(state, 'withdrawn'))).toEqual([
      'held',
      'queued',
      'sending',
      'failed',
    ]);
  });

  test('is pending until somebody has received it or no attempt will follow', () => {
    expect(PENDING).toEqual(['held', 'queued', 'sending']);
  });
});

describe('the history', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 20, minute));
  const queued = (problem?: Problem): Status => ({
    state: 'queued',
    due: 0,
    attempts: 1,
    ...(problem && { problem }),
  });
  const sending: Status = { state: 'sending', due: 0, attempts: 1 };
  const told = (...statuses: readonly Status[]) =>
    statuses.reduce<History>(
      (history, status, minute) => addToHistory(history, sending, status, at(minute)),
      [],
    );

  test('has each event, oldest first, with its reason', () => {
    expect(
      told(queued(), { state: 'failed', problem: { kind: 'answered', status: 403, detail: 'No.' } }),
    ).toEqual([
      { at: '2026-11-23T20:00:00.000Z', state: 'queued', times: 1 },
      {
        at: '2026-11-23T20:01:00.000Z',
        state: 'failed',
        problem: { kind: 'answered', status: 403, detail: 'No.' },
        times: 1,
      },
    ]);
  });

  test('has an entry for the end of an attempt, not for its beginning', () => {
    expect(told(queued(), sending, { state: 'delivered' }).map(({ state }) => state)).toEqual([
      'queued',
      'delivered',
    ]);
  });

  test('has one entry for an event that repeats, with the time of the last one', () => {
    const unreachable = queued({ kind: 'unreachable' });
    expect(told(queued(), unreachable, unreachable, unreachable)).toEqual([
      { at: '2026-11-23T20:00:00.000Z', state: 'queued', times: 1 },
      { at: '2026-11-23T20:03:00.000Z', state: 'queued', problem: { kind: 'unreachable' }, times: 3 },
    ]);
  });

  test('has separate entries for events with another reason, or after another event', () => {
    const unreachable = queued({ kind: 'unreachable' });
    const busy = (status: number) => queued({ kind: 'answered', status });
    expect(told(unreachable, busy(503), busy(502), unreachable).map(({ times }) => times)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  test('has no entry for a new due time', () => {
    const before = told(queued());
    expect(addToHistory(before, queued(), { state: 'queued', due: 5, attempts: 1 }, at(1))).toBe(before);
  });

  test('is copied when an entry is added, never changed in place', () => {
    const before: History = Object.freeze([]) as unknown as History; // frozen: a change would throw
    expect(addToHistory(before, undefined, queued(), at(0))).toHaveLength(1);
    expect(before).toHaveLength(0);
  });
});
