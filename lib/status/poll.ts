// Requests the statuses of corrections from relays, and sets the alarm for the next poll. `pollStatuses` uses no extension API,
// so tests run it against any clock.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import type { DeliveryEnvironment } from '../outbox/dispatcher';
import type { WakeReason } from '../outbox/run-due';
import {
  MAX_AUTOMATIC_CHECKS_PER_HOUR,
  MAX_CHECKS_PER_HOUR,
  MIN_BATCH_WAIT_MS,
  roomForCheckAt,
  roomForChecks,
  withinTheHour,
} from '../outbox/status-schedule';
import { readSettings } from '../settings/settings';
import { readLocal, writeLocal } from '../storage/local';
import { listDueChecks, listNewestUndecided, nextCheckDue, recordStatus } from './due-checks';
import { fetchStatus, type StatusResponse } from './fetch';

// Released versions use these three names: `inquire` and `inquiries` stay as they are.

export const STATUS_ALARM = 'inquire';
/** The lock that lets one poll run at a time. */
const POLL_LOCK = 'inquiries';
/** The key in local storage of the times of the last status checks. */
const PAST_CHECKS_KEY = 'inquiries';
const PastChecksSchema = v.fallback(v.array(v.number()), []);

/** Why statuses are checked: the background woke, or the reader asks for it. */
export type PollReason = WakeReason | 'request';

/** What a poll did. */
export interface PollResult {
  /** How many statuses were requested. */
  readonly checked: number;
  /** Present if the hour's limit is used up: when the next check may be made, in milliseconds since 1970. */
  readonly nextAt?: number;
}

/** Checks the statuses that are due, if the reader allows it, and sets the alarm for the rest. */
export async function checkStatuses(
  reason: PollReason,
  { fetch, now, isOnline }: DeliveryEnvironment,
  onVerdict: (correction: Correction) => void,
): Promise<PollResult> {
  if (!(await readSettings()).asksForAnswers) {
    await setAlarm(undefined);
    return { checked: 0 };
  }
  return pollStatuses(reason, {
    fetch,
    now,
    isOnline,
    readPastChecks: async () =>
      v.parse(PastChecksSchema, (await readLocal([PAST_CHECKS_KEY]))[PAST_CHECKS_KEY]),
    writePastChecks: (times) => writeLocal({ [PAST_CHECKS_KEY]: times }),
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
  /** Returns the times of the last checks. They survive the end of the worker. */
  readonly readPastChecks: () => Promise<readonly number[]>;
  readonly writePastChecks: (times: readonly number[]) => Promise<void>;
  /** Called with the time of the next poll, in milliseconds since 1970, or `undefined` if none is needed. */
  readonly setAlarm: (when: number | undefined) => Promise<void>;
  /** Called for each verdict that is new to the reader. */
  readonly onVerdict: (correction: Correction) => void;
}

/** How long until the next poll if there is no network, in milliseconds. */
const OFFLINE_WAIT_MS = 3_600_000;

/** Checks the statuses that are due and, on an opportunity or a request, the newest ones, within the hour's limit. */
export async function pollStatuses(reason: PollReason, environment: PollEnvironment): Promise<PollResult> {
  return navigator.locks.request(POLL_LOCK, async () => {
    const now = environment.now();
    const pastChecks = withinTheHour(await environment.readPastChecks(), now);
    const max = reason === 'request' ? MAX_CHECKS_PER_HOUR : MAX_AUTOMATIC_CHECKS_PER_HOUR;
    const room = environment.isOnline() ? roomForChecks(pastChecks, now, max) : 0;
    const chosen = room === 0 ? [] : await chooseCorrections(reason, now, room);
    const allChecks = [...pastChecks, ...chosen.map(() => now)];
    await environment.writePastChecks(allChecks); // before the requests: this worker may be stopped before they end
    await Promise.all(chosen.map((correction) => checkStatus(correction, environment)));
    await environment.setAlarm(await nextPollAt(allChecks, environment));
    const nextAt = roomForCheckAt(pastChecks, now, max);
    return { checked: chosen.length, ...(nextAt > now && { nextAt }) };
  });
}

/** Maximum number of checks of the newest corrections per opportunity: the rest of the hour's limit is for those that are due. */
const MAX_ON_OPPORTUNITY = 3;

const MAX_NEWEST: Readonly<Record<PollReason, number>> = {
  due: 0,
  opportunity: MAX_ON_OPPORTUNITY,
  request: MAX_CHECKS_PER_HOUR,
};

async function chooseCorrections(reason: PollReason, now: number, room: number): Promise<Correction[]> {
  const max = MAX_NEWEST[reason];
  const newest = max === 0 ? [] : await listNewestUndecided(now, max);
  const due = await listDueChecks(now, room);
  const chosen = new Map([...newest, ...due].map((correction) => [correction.id, correction]));
  return Array.from(chosen.values()).slice(0, room);
}

async function checkStatus(
  correction: Correction,
  { fetch, now, onVerdict }: PollEnvironment,
): Promise<void> {
  const { status, inquiry } = correction;
  const location = 'location' in status ? status.location : undefined;
  const response: StatusResponse =
    location === undefined ? { outcome: 'gone' } : await fetchStatus(location, inquiry?.etag, fetch, now);
  const decided = await recordStatus(correction, response, now());
  if (decided !== undefined) onVerdict(decided);
}

async function nextPollAt(
  pastChecks: readonly number[],
  { now, isOnline }: PollEnvironment,
): Promise<number | undefined> {
  const due = await nextCheckDue();
  if (due === undefined) return undefined;
  if (!isOnline()) return now() + OFFLINE_WAIT_MS;
  return Math.max(
    due,
    roomForCheckAt(pastChecks, now(), MAX_AUTOMATIC_CHECKS_PER_HOUR),
    now() + MIN_BATCH_WAIT_MS,
  );
}
