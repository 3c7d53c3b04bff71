// Runs in a page: the status checks on a real IndexedDB. The test controls the clock, the relay and the reader.

import type { WakeReason } from '../../../lib/outbox/run-due';
import { nextCheckDue } from '../../../lib/status/due-checks';
import { pollStatuses } from '../../../lib/status/poll';
import { seededRandom } from '../../../testing/seeded';
import { find, send, sendDue } from './in-page';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Year {
  /** Number of corrections, sent at random times within `withinDays`. */
  readonly corrections: number;
  readonly withinDays: number;
  readonly days: number;
  readonly seed: number;
  /** How often the reader opens the popup per day. */
  readonly popupsPerDay: number;
  /** Percentage of corrections that get a verdict, at a random time within 30 days. */
  readonly answered: number;
  /** The day from which on the relay does not respond. */
  readonly silentFromDay?: number;
}

export interface YearResult {
  /** Number of requests in each hour of the year. */
  readonly hours: readonly number[];
  /** Number of requests for each correction. */
  readonly perCorrection: readonly number[];
  readonly wakeUps: number;
  /** Number of verdicts that the extension received, and that the relay had. */
  readonly verdictsReceived: number;
  readonly answered: number;
  /** Whether no more status checks are due. */
  readonly isFinished: boolean;
}

/** Sends corrections to an inbox that accepts them immediately, and simulates the time from alarm to alarm. */
export async function simulateYear(year: Year): Promise<YearResult> {
  const random = seededRandom(year.seed);
  const begin = Date.UTC(2026, 0, 1);
  let now = begin;
  const hours = Array.from({ length: year.days * 24 + 1 }, () => 0);
  const perCorrection = new Map<string, number>();
  const answeredAt = new Map<string, number>();
  let pastChecks: readonly number[] = [];
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
  const check = (reason: WakeReason) => {
    wakeUps += 1;
    return pollStatuses(reason, {
      fetch: relay,
      now: () => now,
      isOnline: () => true,
      readPastChecks: async () => pastChecks,
      writePastChecks: async (times) => {
        pastChecks = times;
      },
      setAlarm: async (when) => {
        alarm = when;
      },
      onVerdict: () => {
        verdictsReceived += 1;
      },
    });
  };
  /** Sends a correction with the real dispatcher. The `Location` in the response is the address for its status checks. */
  const sendOne = async (index: number) => {
    const inbox = 'https://news.example/inbox';
    const id = await send(inbox, `jumped ${index}`, now - 5_000);
    const acceptAll: typeof fetch = async () =>
      new Response(null, { status: 201, headers: { Location: `https://news.example/corrections/${id}` } });
    await sendDue(now, 'due', acceptAll);
    if ((await find(id))?.status.state !== 'delivered') throw new Error('not delivered');
    if (random.next() * 100 < year.answered) answeredAt.set(id, now + random.next() * 30 * DAY);
    await check('due'); // as the worker does on every wake-up
  };

  const sendings = Array.from(
    { length: year.corrections },
    () => begin + random.next() * year.withinDays * DAY,
  ).sort((one, other) => one - other);
  const popupWait = DAY / year.popupsPerDay;
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
      await check('opportunity');
    } else {
      alarm = undefined;
      await check('due');
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
