// What happens whenever something wakes the background: a turn of the outbox, and an alarm for the next.

import { browser } from 'wxt/browser';
import type { DeliveryEnvironment } from './dispatcher';
import { takeTurn, type WakeReason } from './run-due';
import { SHORTEST_WAIT_MS } from './timing';

const ALARM = 'dispatch';

/** Sends what is due, and leaves an alarm for what is not. */
export async function wake(reason: WakeReason, surroundings: DeliveryEnvironment): Promise<void> {
  await expectMore(surroundings.now());
  return takeTurn(reason, surroundings, setAlarm);
}

/** Has this worker, or another, woken soon whatever becomes of what it is about to do. */
export async function expectMore(now: number): Promise<void> {
  await setAlarm(now + SHORTEST_WAIT_MS);
}

/** Browsers drop alarms at updates and restarts, so every waking sets it anew. */
async function setAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when });
}
