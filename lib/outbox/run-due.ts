// Sends the corrections that are due, and sets the alarm for the others. `runDue` uses no extension API, so tests run it against
// any clock.

import { browser } from 'wxt/browser';
import { type DeliveryEnvironment, dispatch } from './dispatcher';
import { isAnyOffline, makeDueAfter, nextDue } from './due';
import { MIN_WAIT_MS } from './timing';

export type WakeReason =
  /** Something is due: an alarm, or a new correction in the outbox. */
  | 'due'
  /** An attempt may succeed now: the browser started, the popup opened, the network is back. */
  | 'opportunity';

const ALARM = 'dispatch';

/** Sends the corrections that are due, and sets the alarm for the others. Called whenever the background wakes. */
export async function runOutbox(reason: WakeReason, environment: DeliveryEnvironment): Promise<void> {
  await setAlarmSoon(environment.now());
  return runDue(reason, environment, setAlarm);
}

/** Sets the alarm for the earliest possible time, in case this worker is stopped before it is done. */
export async function setAlarmSoon(now: number): Promise<void> {
  await setAlarm(now + MIN_WAIT_MS);
}

/** Browsers drop alarms at updates and restarts, so it is set again each time the background wakes. */
async function setAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
}

/**
 * Sends the corrections that are due.
 *
 * @param setNextRun is called with the time of the next run, in milliseconds since 1970, or `undefined` if none is needed.
 */
export async function runDue(
  reason: WakeReason,
  environment: DeliveryEnvironment,
  setNextRun: (when: number | undefined) => Promise<void>,
): Promise<void> {
  const now = environment.now();
  const kinds = reason === 'opportunity' ? (['offline', 'unreachable'] as const) : (['offline'] as const);
  await makeDueAfter(reason === 'opportunity' || environment.isOnline() ? kinds : [], now);
  await setNextRun(await nextRunAt(now)); // before sending: this worker may be stopped before it ends
  await dispatch(environment);
  await setNextRun(await nextRunAt(environment.now()));
}

async function nextRunAt(now: number): Promise<number | undefined> {
  const due = await nextDue();
  if (due === undefined) return undefined;
  const soonest = now + MIN_WAIT_MS;
  return due <= soonest || (await isAnyOffline()) ? soonest : due; // reads every waiting correction, so only if needed
}
