// Requests the statuses of corrections from relays, and sets the alarm for the next poll. `pollStatuses` uses no extension API,
// so tests run it against any clock.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import type { DeliveryEnvironment } from '../outbox/dispatcher';
import type { WakeReason } from '../outbox/run-due';
import { MIN_BATCH_WAIT_MS, roomForCheckAt, roomForChecks, withinTheHour } from '../outbox/status-schedule';
import { readSettings } from '../settings/settings';
import { listDueChecks, listNewestUndecided, nextCheckDue, recordStatus } from './due-checks';
import { fetchStatus, type StatusResponse } from './fetch';

/** Names that released versions use, in the alarm and in local storage: the times of the last status checks. */
export const STATUS_ALARM = 'inquire';
const CHECKED = 'inquiries';
const CheckedSchema = v.fallback(v.array(v.number()), []);

/** Checks the statuses that are due, if the reader allows it, and sets the alarm for the rest. */
export async function checkStatuses(
  reason: WakeReason,
  { fetch, now, isOnline }: DeliveryEnvironment,
  onVerdict: (correction: Correction) => void,
): Promise<void> {
  if (!(await readSettings()).asksForAnswers) return setAlarm(undefined);
  await pollStatuses(reason, {
    fetch,
    now,
    isOnline,
    readPastChecks: async () => v.parse(CheckedSchema, (await browser.storage.local.get(CHECKED))[CHECKED]),
    writePastChecks: (asked) => browser.storage.local.set({ [CHECKED]: asked }),
    setAlarm,
    onVerdict,
  });
}

async function setAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(STATUS_ALARM);
  else await browser.alarms.create(STATUS_ALARM, { when });
}

export interface PollEnvironment {
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Whether the browser says that there is a network: a hint. */
  readonly isOnline: () => boolean;
  /** Returns when the last checks were made; kept beyond the worker's life. */
  readonly readPastChecks: () => Promise<readonly number[]>;
  readonly writePastChecks: (asked: readonly number[]) => Promise<void>;
  /** Is called with the time of the next poll, in milliseconds since 1970, or `undefined` if none is needed. */
  readonly setAlarm: (when: number | undefined) => Promise<void>;
  /** Is called for each verdict that is new to the reader. */
  readonly onVerdict: (correction: Correction) => void;
}

/** How long until the next poll if there is no network, in milliseconds. */
const OFFLINE_WAIT_MS = 3_600_000;

/** Checks the statuses that are due and, on an opportunity, the newest ones, within the hour's limit. */
export async function pollStatuses(reason: WakeReason, environment: PollEnvironment): Promise<void> {
  await navigator.locks.request('inquiries', async () => {
    const now = environment.now();
    const asked = withinTheHour(await environment.readPastChecks(), now);
    const room = environment.isOnline() ? roomForChecks(asked, now) : 0;
    const chosen = room === 0 ? [] : await choose(reason, now, room);
    const counted = [...asked, ...chosen.map(() => now)];
    await environment.writePastChecks(counted); // before the requests: this worker may be stopped before they end
    await Promise.all(chosen.map((correction) => check(correction, environment)));
    await environment.setAlarm(await nextPollAt(counted, environment));
  });
}

/** Maximum number of checks of the newest corrections per opportunity: the rest of the hour's limit is for those that are due. */
const MAX_ON_OPPORTUNITY = 3;

async function choose(reason: WakeReason, now: number, room: number): Promise<Correction[]> {
  const newest = reason === 'opportunity' ? await listNewestUndecided(now, MAX_ON_OPPORTUNITY) : [];
  const due = await listDueChecks(now, room);
  const chosen = new Map([...newest, ...due].map((correction) => [correction.id, correction]));
  return Array.from(chosen.values()).slice(0, room);
}

async function check(correction: Correction, { fetch, now, onVerdict }: PollEnvironment): Promise<void> {
  const { status, inquiry } = correction;
  const location = 'location' in status ? status.location : undefined;
  const response: StatusResponse =
    location === undefined ? { outcome: 'gone' } : await fetchStatus(location, inquiry?.etag, fetch, now);
  const decided = await recordStatus(correction, response, now());
  if (decided !== undefined) onVerdict(decided);
}

async function nextPollAt(
  asked: readonly number[],
  { now, isOnline }: PollEnvironment,
): Promise<number | undefined> {
  const due = await nextCheckDue();
  if (due === undefined) return undefined;
  if (!isOnline()) return now() + OFFLINE_WAIT_MS;
  return Math.max(due, roomForCheckAt(asked, now()), now() + MIN_BATCH_WAIT_MS);
}
