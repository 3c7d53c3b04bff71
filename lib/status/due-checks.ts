// Which corrections are due for a status check, and what a check changes. Only the background calls the functions that write.

import type { Correction, ScheduledCheck } from '../correction/correction';
import { deliveredAt, type Status } from '../correction/status';
import { advance, type Step, updateDetails } from '../outbox/advance';
import { inDatabase } from '../outbox/database';
import { parseRecords } from '../outbox/parse-records';
import { setAside } from '../outbox/quarantine';
import { CORRECTIONS } from '../outbox/queries';
import { isForgotten, MAX_CHECK_WAIT_MS, mayBeEarly, nextCheckAt } from '../outbox/status-schedule';
import { changeCorrection, changeCorrections } from '../outbox/transitions';
import type { StatusResponse } from './fetch';

/**
 * Returns the corrections whose check is due, longest overdue first; at most `limit`. A check that is too far ahead is due too:
 * it was scheduled before the clock was set back.
 */
export function listDueChecks(now: number, limit: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const index = database.transaction('corrections').store.index('inquiry');
    const due = await index.getAll(IDBKeyRange.upperBound(now), limit);
    const tooFarAhead = IDBKeyRange.lowerBound(now + MAX_CHECK_WAIT_MS, true);
    const records =
      due.length < limit ? [...due, ...(await index.getAll(tooFarAhead, limit - due.length))] : due;
    const { readable, bad } = parseRecords(CORRECTIONS, records);
    setAside(bad, now).catch(console.error); // not awaited: bad records must not delay the others
    return readable;
  });
}

/** Returns when the next check is due, in milliseconds since 1970; `undefined` if no correction has one. */
export function nextCheckDue(): Promise<number | undefined> {
  return inDatabase(async (database) => {
    const cursor = await database.transaction('corrections').store.index('inquiry').openKeyCursor();
    return cursor?.key;
  });
}

/** Maximum number of the newest corrections that are checked early: a reader who opens the popup wants to know about these. */
const MAX_NEWEST = 20;

/** Returns corrections without a verdict that were not checked recently, due or not; newest first, at most `limit`. */
export function listNewestUndecided(now: number, limit: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const { store } = database.transaction('corrections');
    const ids = (await store.index('inquiry').getAllKeys()).sort().reverse().slice(0, MAX_NEWEST); // UUIDv7: by age
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return parseRecords(CORRECTIONS, records)
      .readable.filter(({ status, inquiry }) => {
        return status.state === 'delivered' && inquiry !== undefined && mayBeEarly(inquiry, now);
      })
      .slice(0, limit);
  });
}

/**
 * Stores the result of a check, and when to check next.
 *
 * @returns the correction if its verdict is new to the reader.
 */
export async function recordStatus(
  { id, news }: Correction,
  response: StatusResponse,
  now: number,
): Promise<Correction | undefined> {
  let newsBefore = news;
  const after = await changeCorrection(id, (correction) => {
    newsBefore = correction.news;
    const step = stepAfter(correction, response, now);
    return step && (updateDetails(correction, step) ?? advance(correction, step, now));
  });
  return after?.news !== undefined && after.news !== newsBefore ? after : undefined;
}

function stepAfter(correction: Correction, response: StatusResponse, now: number): Step | undefined {
  const before = correction.status;
  if (!hasStatusCheck(before)) return undefined;
  const status = response.outcome === 'status' ? statusAfter(before, response) : before;
  const isVerdict = status.state !== 'delivered';
  const inquiry = nextCheck(correction, response, isVerdict, now);
  return { status, inquiry, ...(isVerdict && !isSameStatus(before, status) && { news: now }) };
}

type CheckedStatus = Extract<Status, { readonly state: 'delivered' | 'fixed' | 'declined' }>;

function hasStatusCheck(status: Status): status is CheckedStatus {
  return status.state === 'delivered' || status.state === 'fixed' || status.state === 'declined';
}

/** Returns the status after a check. A relay that reports less does not withdraw the editors' verdict. */
function statusAfter(
  before: CheckedStatus,
  { state, note, reason }: Extract<StatusResponse, { readonly outcome: 'status' }>,
): CheckedStatus {
  const { location } = before;
  const withLocation = location === undefined ? {} : { location };
  const said = { ...(note !== undefined && { note }), ...withLocation };
  if (state === 'fixed') return { state, ...said };
  if (state === 'declined') return { state, ...(reason !== undefined && { reason }), ...said };
  if (before.state !== 'delivered' || state === 'received') return before;
  return { state: 'delivered', letter: state, ...withLocation };
}

/** Returns the next check; `null` if there will be no more. */
function nextCheck(
  { history, inquiry, created }: Correction,
  response: StatusResponse,
  isDecided: boolean,
  now: number,
): ScheduledCheck | null {
  if (response.outcome === 'gone') return null;
  // A time in the future was recorded before the clock was set back.
  const missing = response.outcome === 'not-found' ? Math.min(inquiry?.missing ?? now, now) : undefined;
  if (missing !== undefined && isForgotten(missing, now)) return null;
  const next = nextCheckAt(deliveredAt(history) ?? Date.parse(created), now, isDecided);
  if (next === undefined) return null;
  const askedMs = response.outcome === 'no-response' ? (response.askedMs ?? 0) : 0;
  const etag = response.outcome === 'status' ? response.etag : inquiry?.etag;
  const due = Math.max(next, now + Math.min(askedMs, MAX_CHECK_WAIT_MS));
  return {
    due,
    asked: now,
    ...(etag !== undefined && { etag }),
    ...(missing !== undefined && { missing }),
  };
}

function isSameStatus(one: Status, other: Status): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Records that the reader has seen the verdicts on these corrections. */
export async function clearNews(ids: readonly string[]): Promise<void> {
  await changeCorrections(ids, ({ news, ...rest }) => (news === undefined ? undefined : rest));
}
