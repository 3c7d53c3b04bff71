// One turn of the outbox: what is due is sent, and it is said when the next turn should come. Knows no browser but what
// every page has, so that it can be run against any clock.

import { type DeliveryEnvironment, dispatch } from './dispatcher';
import { isAnyOffline, makeDueAfter, nextDue } from './due';
import { SHORTEST_WAIT_MS } from './timing';

export type WakeReason =
  /** A turn has come: an alarm, or something new in the outbox. */
  | 'turn'
  /** Things may have changed for the better: start-up, the popup opened, the network is back. */
  | 'chance';

/**
 * Sends what is due.
 *
 * @param setAlarm is told when the next turn should come (milliseconds since 1970), or that none need come.
 */
export async function takeTurn(
  reason: WakeReason,
  surroundings: DeliveryEnvironment,
  setAlarm: (when: number | undefined) => Promise<void>,
): Promise<void> {
  const now = surroundings.now();
  const kinds = reason === 'chance' ? (['offline', 'unreachable'] as const) : (['offline'] as const);
  await makeDueAfter(reason === 'chance' || surroundings.isOnline() ? kinds : [], now);
  await setAlarm(await nextTurn(now)); // before the sending: this worker may not live to see its end
  await dispatch(surroundings);
  await setAlarm(await nextTurn(surroundings.now()));
}

async function nextTurn(now: number): Promise<number | undefined> {
  const due = await nextDue();
  if (due === undefined) return undefined;
  const soonest = now + SHORTEST_WAIT_MS;
  return due <= soonest || (await isAnyOffline()) ? soonest : due; // all that wait are looked through only if it matters
}
