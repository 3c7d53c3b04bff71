// Which corrections' statuses are to be asked for, and what is learned, as it stands in the outbox. The background alone
// calls what writes.

import type { Correction, Inquiry } from '../correction/correction';
import { deliveredAt, type Status } from '../correction/status';
import { advance, elaborate, type Step } from '../outbox/advance';
import { announceChange } from '../outbox/changes';
import { inDatabase, STRICT } from '../outbox/database';
import { parseCorrection } from '../outbox/parse-correction';
import { sortRecords } from '../outbox/parse-records';
import { setAside } from '../outbox/quarantine';
import { LONGEST_INQUIRY_WAIT_MS, mayBeEarly, nextInquiryAt } from '../outbox/status-schedule';
import type { StatusAnswer } from './fetch';

/** Those whose turn has come, longest waiting first; at most so many. */
export function listInquiriesDue(now: number, most: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const index = database.transaction('corrections').store.index('inquiry');
    const due = await index.getAll(IDBKeyRange.upperBound(now), most);
    const beyondAll = IDBKeyRange.lowerBound(now + LONGEST_INQUIRY_WAIT_MS, true);
    const records = due.length < most ? [...due, ...(await index.getAll(beyondAll, most - due.length))] : due;
    const { readable, bad } = sortRecords('corrections', records, parseCorrection);
    setAside(bad, now).catch(console.error); // they hold nothing up
    return readable;
  });
}

/** When the next one's turn comes, if any waits for an answer. */
export function nextInquiryDue(): Promise<number | undefined> {
  return inDatabase(async (database) => {
    const cursor = await database.transaction('corrections').store.index('inquiry').openKeyCursor();
    return cursor?.key;
  });
}

/** The reader looks for what became of the last ones. */
const NEWEST = 20;

/** Those that wait for an answer and were not asked for lately, though it is not their turn; newest first, at most so many. */
export function listNewestUnanswered(now: number, most: number): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const { store } = database.transaction('corrections');
    const ids = (await store.index('inquiry').getAllKeys()).sort().reverse().slice(0, NEWEST); // UUIDv7: by age
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return sortRecords('corrections', records, parseCorrection)
      .readable.filter(({ status, inquiry }) => {
        return status.state === 'delivered' && inquiry !== undefined && mayBeEarly(inquiry, now);
      })
      .slice(0, most);
  });
}

/**
 * Notes what the relay said, and when to ask next.
 *
 * @returns the correction, where the editors' answer is new to the reader.
 */
export async function noteAnswer(
  { id }: Correction,
  answer: StatusAnswer,
  now: number,
): Promise<Correction | undefined> {
  const [before, after] = await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const correction = parseCorrection(await transaction.store.get(id));
    const step = correction && stepAfter(correction, answer, now);
    const changed = step && (elaborate(correction, step) ?? advance(correction, step, now));
    await Promise.all([changed && transaction.store.put(changed), transaction.done]);
    return [correction, changed];
  });
  if (before === undefined || after === undefined) return undefined;
  if (!isSame(before.status, after.status)) announceChange([id]);
  return after.news !== undefined && after.news !== before.news ? after : undefined;
}

function stepAfter(correction: Correction, answer: StatusAnswer, now: number): Step | undefined {
  const before = correction.status;
  if (!isAskable(before)) return undefined;
  const status = answer.outcome === 'told' ? statusAfter(before, answer) : before;
  const isAnswer = status.state !== 'delivered';
  const inquiry = answer.outcome === 'gone' ? null : nextInquiry(correction, answer, isAnswer, now);
  return { status, inquiry, ...(isAnswer && !isSame(before, status) && { news: now }) };
}

type Askable = Extract<Status, { readonly state: 'delivered' | 'fixed' | 'declined' }>;

function isAskable(status: Status): status is Askable {
  return status.state === 'delivered' || status.state === 'fixed' || status.state === 'declined';
}

/** What editors answered is not taken back by a relay that says less. */
function statusAfter(
  before: Askable,
  { state, note }: Extract<StatusAnswer, { readonly outcome: 'told' }>,
): Askable {
  const { location } = before;
  const where = location === undefined ? {} : { location };
  if (state === 'fixed' || state === 'declined')
    return { state, ...(note !== undefined && { note }), ...where };
  if (before.state !== 'delivered' || state === 'received') return before;
  return { state: 'delivered', letter: state, ...where };
}

function nextInquiry(
  { history, inquiry, created }: Correction,
  answer: StatusAnswer,
  isAnswered: boolean,
  now: number,
): Inquiry | null {
  const next = nextInquiryAt(deliveredAt(history) ?? Date.parse(created), now, isAnswered);
  if (next === undefined) return null;
  const askedMs = answer.outcome === 'silent' ? (answer.askedMs ?? 0) : 0;
  const etag = answer.outcome === 'told' ? answer.etag : inquiry?.etag;
  const due = Math.max(next, now + Math.min(askedMs, LONGEST_INQUIRY_WAIT_MS));
  return { due, asked: now, ...(etag !== undefined && { etag }) };
}

function isSame(one: Status, other: Status): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The reader has seen the answers to those. */
export async function noteSeen(ids: readonly string[]): Promise<void> {
  await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const seen = ids.map(async (id) => {
      const correction = parseCorrection(await transaction.store.get(id));
      if (correction?.news === undefined) return;
      const { news: _seen, ...rest } = correction;
      await transaction.store.put(rest);
    });
    await Promise.all([...seen, transaction.done]);
  });
  announceChange(ids);
}
