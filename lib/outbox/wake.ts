// What happens whenever something wakes the background: send what is due, and see to being woken again.

import { browser } from 'wxt/browser';
import { dispatch, type Surroundings } from './dispatcher';
import { countPending, isAnyOffline, makeDueAfter, nextDue } from './outbox';
import { SHORTEST_WAIT_MS } from './retry';

const ALARM = 'dispatch';

export type WakeReason =
  /** A turn has come: an alarm, or something new in the outbox. */
  | 'turn'
  /** Things may have changed for the better: start-up, the popup opened, the network is back. */
  | 'chance';

/** Sends what is due, and leaves an alarm for what is not. */
export async function wake(reason: WakeReason, surroundings: Surroundings): Promise<void> {
  const now = surroundings.now();
  if (reason === 'chance') await makeDueAfter(['offline', 'unreachable'], now);
  else if (surroundings.isOnline()) await makeDueAfter(['offline'], now);
  await setAlarm(now); // before the sending: this worker may not live to see its end
  await dispatch(surroundings);
  await setAlarm(surroundings.now());
}

/** Browsers drop alarms at updates and restarts, so every waking sets it anew. */
async function setAlarm(now: number): Promise<void> {
  const due = await nextDue();
  if (due === undefined) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const soonest = now + SHORTEST_WAIT_MS;
  await browser.alarms.create(ALARM, { when: (await isAnyOffline()) ? soonest : Math.max(due, soonest) });
}

/** The toolbar badge: how many corrections have not reached anyone yet. */
export async function showPendingCount(): Promise<void> {
  const pending = await countPending();
  await browser.action.setBadgeText({ text: pending === 0 ? '' : String(pending) });
  await browser.action.setBadgeBackgroundColor({ color: '#1f4b99' });
}
