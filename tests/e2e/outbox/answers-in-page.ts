// Runs in a page: asking what became of corrections, on a real IndexedDB, against a clock, a relay and a reader that the test
// holds.

import type { WakeReason } from '../../../lib/outbox/run-due';
import { nextCheckDue } from '../../../lib/status/due-checks';
import { pollStatuses } from '../../../lib/status/poll';
import { seededRandom } from '../../../testing/seeded';
import { find, send, turn } from './in-page';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Year {
  /** Sent one after the other, at times of chance within so many days. */
  readonly corrections: number;
  readonly withinDays: number;
  readonly days: number;
  readonly seed: number;
  /** The reader opens the popup so often a day. */
  readonly popupsADay: number;
  /** So many of a hundred corrections are answered, at a time of chance within 30 days. */
  readonly answered: number;
  /** From then on the relay does not answer any more. */
  readonly silentFromDay?: number;
}

export interface YearResult {
  /** How many requests went out in each hour of the year. */
  readonly hours: readonly number[];
  /** For each correction, how many. */
  readonly perCorrection: readonly number[];
  readonly wakeUps: number;
  /** How many were known to be answered by the end, and how many are. */
  readonly verdictsReceived: number;
  readonly answered: number;
  /** Nothing is to be asked for any more. */
  readonly isFinished: boolean;
}

/** Sends corrections to an inbox that takes them at once, and lives through the time from alarm to alarm. */
export async function simulateYear(year: Year): Promise<YearResult> {
  const random = seededRandom(year.seed);
  const begin = Date.UTC(2026, 0, 1);
  let now = begin;
  const hours = Array.from({ length: year.days * 24 + 1 }, () => 0);
  const perCorrection = new Map<string, number>();
  const answeredAt = new Map<string, number>();
  let asked: readonly number[] = [];
  let alarm: number | undefined;
  let wakeUps = 0;
  let verdictsReceived = 0;

  const relay: typeof fetch = async (input, init) => {
    const id = String(input).split('/').at(-1) ?? '';
    const hour = Math.floor((now - begin) / HOUR);
    hours[hour] = (hours[hour] ?? 0) + 1;
    perCorrection.set(id, (perCorrection.get(id) ?? 0) + 1);
    if (year.silentFromDay !== undefined && now >= begin + year.silentFromDay * DAY)
      throw new TypeError('Failed to fetch');
    const isFixed = now >= (answeredAt.get(id) ?? Number.POSITIVE_INFINITY);
    const etag = isFixed ? '"fixed"' : '"mailed"';
    if (new Headers(init?.headers).get('If-None-Match') === etag) return new Response(null, { status: 304 });
    const state = isFixed ? 'fixed' : 'mailed';
    return new Response(JSON.stringify({ 'schema:creativeWorkStatus': state }), { headers: { ETag: etag } });
  };
  const ask = (reason: WakeReason) => {
    wakeUps += 1;
    return pollStatuses(reason, {
      fetch: relay,
      now: () => now,
      isOnline: () => true,
      readPastChecks: async () => asked,
      writePastChecks: async (times) => {
        asked = times;
      },
      setAlarm: async (when) => {
        alarm = when;
      },
      onVerdict: () => {
        verdictsReceived += 1;
      },
    });
  };
  /** Through the real dispatcher, which asks the inbox's Location from then on. */
  const sendOne = async (index: number) => {
    const inbox = 'https://news.example/inbox';
    const id = await send(inbox, `jumped ${index}`, now - 5_000);
    const taken: typeof fetch = async () =>
      new Response(null, { status: 201, headers: { Location: `https://news.example/corrections/${id}` } });
    await turn(now, 'due', taken);
    if ((await find(id))?.status.state !== 'delivered') throw new Error('not delivered');
    if (random.next() * 100 < year.answered) answeredAt.set(id, now + random.next() * 30 * DAY);
    await ask('due'); // as the worker does whenever it wakes
  };

  const sendings = Array.from(
    { length: year.corrections },
    () => begin + random.next() * year.withinDays * DAY,
  ).sort((one, other) => one - other);
  const popupWait = DAY / year.popupsADay;
  let popup = begin + popupWait;
  let sent = 0;
  for (;;) {
    const next = Math.min(
      alarm ?? Number.POSITIVE_INFINITY,
      popup,
      sendings[sent] ?? Number.POSITIVE_INFINITY,
    );
    if (next >= begin + year.days * DAY) break;
    now = Math.max(now, next);
    if (next === sendings[sent]) {
      await sendOne(sent);
      sent += 1;
    } else if (next === popup) {
      popup += popupWait;
      await ask('opportunity');
    } else {
      alarm = undefined;
      await ask('due');
    }
  }
  return {
    hours,
    perCorrection: Array.from(perCorrection.values()),
    wakeUps,
    verdictsReceived,
    answered: answeredAt.size,
    isFinished: (await nextCheckDue()) === undefined,
  };
}
