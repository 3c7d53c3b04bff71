// Which corrections are due for a status check, and what a check changes. Only the background calls what writes.

import type { Correction, Inquiry } from '../correction/correction';
import { deliveredAt, type Status } from '../correction/status';
import { advance, elaborate, type Step } from '../outbox/advance';
import { inDatabase } from '../outbox/database';
import { parseRecords } from '../outbox/parse-records';
import { setAside } from '../outbox/quarantine';
import { CORRECTIONS } from '../outbox/queries';
import { LONGEST_CHECK_WAIT_MS, mayBeEarly, nextCheckAt } from '../outbox/status-schedule';
import { changeCorrection, changeCorrections } from '../outbox/transitions';
import type { StatusAnswer } from './fetch';

/** Returns the corrections whose check is due, longest overdue first; at most `most`. */
export function listDueChecks(now: number, most: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const index = database.transaction('corrections').store.index('inquiry');
    const due = await index.getAll(IDBKeyRange.upperBound(now), most);
    const beyondAll = IDBKeyRange.lowerBound(now + LONGEST_CHECK_WAIT_MS, true);
    const records = due.length < most ? [...due, ...(await index.getAll(beyondAll, most - due.length))] : due;
    const { readable, bad } = parseRecords(CORRECTIONS, records);
    setAside(bad, now).catch(console.error); // not awaited: these delay no other
    return readable;
  });
}

/** When the next check is due, in milliseconds since 1970; `undefined` if none is to come. */
export function nextCheckDue(): Promise<number | undefined> {
  return inDatabase(async (database) => {
    const cursor = await database.transaction('corrections').store.index('inquiry').openKeyCursor();
    return cursor?.key;
  });
}

/** How many of the newest corrections count: a reader who opens the popup looks for what became of these. */
const NEWEST = 20;

/** Returns corrections without a verdict that were not checked lately, due or not; newest first, at most `most`. */
export function listNewestUndecided(now: number, most: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const { store } = database.transaction('corrections');
    const ids = (await store.index('inquiry').getAllKeys()).sort().reverse().slice(0, NEWEST); // UUIDv7: by age
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return parseRecords(CORRECTIONS, records)
      .readable.filter(({ status, inquiry }) => {
        return status.state === 'delivered' && inquiry !== undefined && mayBeEarly(inquiry, now);
      })
      .slice(0, most);
  });
}

/**
 * Records what the relay answered, and when to check next.
 *
 * @returns the correction, if the verdict is new to the reader.
 */
export async function recordStatus(
  { id, news }: Correction,
  answer: StatusAnswer,
  now: number,
): Promise<Correction | undefined> {
  let newsBefore = news;
  const after = await changeCorrection(id, (correction) => {
    newsBefore = correction.news;
    const step = stepAfter(correction, answer, now);
    return step && (elaborate(correction, step) ?? advance(correction, step, now));
  });
  return after?.news !== undefined && after.news !== newsBefore ? after : undefined;
}

function stepAfter(correction: Correction, answer: StatusAnswer, now: number): Step | undefined {
  const before = correction.status;
  if (!isCheckable(before)) return undefined;
  const status = answer.outcome === 'told' ? statusAfter(before, answer) : before;
  const isVerdict = status.state !== 'delivered';
  const inquiry = answer.outcome === 'gone' ? null : nextCheck(correction, answer, isVerdict, now);
  return { status, inquiry, ...(isVerdict && !isSame(before, status) && { news: now }) };
}

type Checkable = Extract<Status, { readonly state: 'delivered' | 'fixed' | 'declined' }>;

function isCheckable(status: Status): status is Checkable {
  return status.state === 'delivered' || status.state === 'fixed' || status.state === 'declined';
}

/** A relay that knows less does not take back the editors' verdict. */
function statusAfter(
  before: Checkable,
  { state, note }: Extract<StatusAnswer, { readonly outcome: 'told' }>,
): Checkable {
  const { location } = before;
  const where = location === undefined ? {} : { location };
  if (state === 'fixed' || state === 'declined')
    return { state, ...(note !== undefined && { note }), ...where };
  if (before.state !== 'delivered' || state === 'received') return before;
  return { state: 'delivered', letter: state, ...where };
}

function nextCheck(
  { history, inquiry, created }: Correction,
  answer: StatusAnswer,
  isDecided: boolean,
  now: number,
): Inquiry | null {
  const next = nextCheckAt(deliveredAt(history) ?? Date.parse(created), now, isDecided);
  if (next === undefined) return null;
  const askedMs = answer.outcome === 'silent' ? (answer.askedMs ?? 0) : 0;
  const etag = answer.outcome === 'told' ? answer.etag : inquiry?.etag;
  const due = Math.max(next, now + Math.min(askedMs, LONGEST_CHECK_WAIT_MS));
  return { due, asked: now, ...(etag !== undefined && { etag }) };
}

function isSame(one: Status, other: Status): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The reader has seen the verdicts of these corrections: they are no longer news. */
export async function clearNews(ids: readonly string[]): Promise<void> {
  await changeCorrections(ids, ({ news, ...rest }) => (news === undefined ? undefined : rest));
}
