// One turn of asking what became of corrections. Knows no browser but what every page has, so that it can be run against any
// clock.

import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import type { WakeReason } from '../outbox/run-due';
import {
  roomForInquiries,
  roomForInquiryAt,
  SHORTEST_BATCH_WAIT_MS,
  withinTheHour,
} from '../outbox/status-schedule';
import { listInquiriesDue, listNewestUnanswered, nextInquiryDue, noteAnswer } from './due-checks';
import { askStatus, type StatusAnswer } from './fetch';

export interface Asking {
  readonly fetch: Fetch;
  readonly now: () => number;
  /** What the browser says of the network: a hint. */
  readonly isOnline: () => boolean;
  /** When the last inquiries went out: kept beyond the worker's life. */
  readonly readAsked: () => Promise<readonly number[]>;
  readonly writeAsked: (asked: readonly number[]) => Promise<void>;
  /** Is told when the next turn should come (milliseconds since 1970), or that none need come. */
  readonly setAlarm: (when: number | undefined) => Promise<void>;
  /** Is told of each answer of the editors that is new to the reader. */
  readonly onAnswer: (correction: Correction) => void;
}

/** Without a network, it is looked for again in such a time. */
const OFFLINE_WAIT_MS = 3_600_000;

/** Asks for the statuses whose turn has come; on a chance, for the newest ones too, as far as the hour has room for them. */
export async function takeInquiryTurn(reason: WakeReason, asking: Asking): Promise<void> {
  await navigator.locks.request('inquiries', async () => {
    const now = asking.now();
    const asked = withinTheHour(await asking.readAsked(), now);
    const room = asking.isOnline() ? roomForInquiries(asked, now) : 0;
    const chosen = room === 0 ? [] : await choose(reason, now, room);
    const counted = [...asked, ...chosen.map(() => now)];
    await asking.writeAsked(counted); // before they go out: this worker may not live to see their end
    await Promise.all(chosen.map((correction) => inquire(correction, asking)));
    await asking.setAlarm(await nextTurn(counted, asking));
  });
}

/** So much of an hour's room is for what the reader looks for: the rest is for those whose turn it is. */
const FOR_A_CHANCE = 3;

async function choose(reason: WakeReason, now: number, room: number): Promise<Correction[]> {
  const newest = reason === 'chance' ? await listNewestUnanswered(now, FOR_A_CHANCE) : [];
  const due = await listInquiriesDue(now, room);
  const chosen = new Map([...newest, ...due].map((correction) => [correction.id, correction]));
  return Array.from(chosen.values()).slice(0, room);
}

async function inquire(correction: Correction, { fetch, now, onAnswer }: Asking): Promise<void> {
  const { status, inquiry } = correction;
  const location = 'location' in status ? status.location : undefined;
  const answer: StatusAnswer =
    location === undefined ? { outcome: 'gone' } : await askStatus(location, inquiry?.etag, fetch, now);
  const answered = await noteAnswer(correction, answer, now());
  if (answered !== undefined) onAnswer(answered);
}

async function nextTurn(asked: readonly number[], { now, isOnline }: Asking): Promise<number | undefined> {
  const due = await nextInquiryDue();
  if (due === undefined) return undefined;
  if (!isOnline()) return now() + OFFLINE_WAIT_MS;
  return Math.max(due, roomForInquiryAt(asked, now()), now() + SHORTEST_BATCH_WAIT_MS);
}
