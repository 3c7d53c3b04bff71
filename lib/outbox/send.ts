// From a draft to a correction in the outbox, and back.

import type { IDBPTransaction } from 'idb';
import { isBy } from '../channel/way';
import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import { isDuplicate } from '../correction/duplicate';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import { addToHistory, type State, type Status } from '../correction/status';
import { type Draft, recipientOf } from '../draft/draft';
import { problemsOf, toContent } from '../draft/draft-content';
import { draftOf } from '../draft/draft-of-correction';
import { advance } from './advance';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';
import type { Schema } from './migrations';
import { parseCorrection } from './parse-correction';
import { parseDraft } from './parse-draft';
import { correctionsIn } from './queries';
import { type StoreProblem, storeProblemOf } from './store-problem';
import { UNDO_MS } from './timing';

/** What became of a draft that was to be sent. */
export type SendResult =
  | { readonly outcome: 'queued'; readonly correction: CorrectionId }
  /** The reader has suggested the same before; that correction is in this state. */
  | { readonly outcome: 'already'; readonly state: State; readonly created: string }
  | { readonly outcome: 'refused'; readonly problems: string[] }
  /** The database did not take it. */
  | { readonly outcome: 'not-stored'; readonly problem: StoreProblem };

/**
 * Turns a draft into a correction: in one transaction the correction stands in the outbox and the draft is gone.
 * The same draft again changes nothing, so that pressing Send twice sends once; a draft that was changed after it had
 * been sent (its answer was lost) becomes a correction of its own, which replaces the first.
 *
 * @param again even if the reader has suggested the very same before.
 * @param hold it waits in the list, to go with others.
 */
export async function enqueue(
  id: CorrectionId,
  { again, hold }: { readonly again: boolean; readonly hold: boolean },
  now: number,
): Promise<SendResult> {
  try {
    const answer = await inDatabase(async (database) => {
      const transaction = database.transaction(['corrections', 'drafts'], 'readwrite', STRICT);
      const [answer] = await Promise.all([store(transaction, id, { again, hold }, now), transaction.done]);
      return answer;
    });
    if (answer.outcome === 'queued') {
      const { correction, replaced } = answer;
      announceChange(replaced === undefined ? [correction] : [correction, replaced]);
    }
    return answer;
  } catch (error) {
    console.error(error);
    return { outcome: 'not-stored', problem: storeProblemOf(error) };
  }
}

/** The result, and which correction gave way to the new one. */
type Stored = SendResult & { readonly replaced?: CorrectionId };

async function store(
  transaction: IDBPTransaction<Schema, ('corrections' | 'drafts')[], 'readwrite'>,
  id: CorrectionId,
  { again, hold }: { readonly again: boolean; readonly hold: boolean },
  now: number,
): Promise<Stored> {
  const corrections = transaction.objectStore('corrections');
  const drafts = transaction.objectStore('drafts');
  const [known, draft] = await Promise.all([
    corrections.get(id).then(parseCorrection),
    drafts.get(id).then(parseDraft),
  ]);
  if (draft === undefined) {
    return known === undefined
      ? { outcome: 'refused', problems: ['no such draft'] }
      : { outcome: 'queued', correction: known.id };
  }
  const problems = problemsOf(draft).map(({ problem }) => problem);
  if (problems.length > 0) return { outcome: 'refused', problems };
  const correction = correctionFor(draft, known, hold, now);
  if (correction === undefined) {
    await drafts.delete(id);
    return { outcome: 'queued', correction: id };
  }
  const [earlier, replaced] = await Promise.all([
    again || correction.page.address === PRACTICE_ADDRESS
      ? []
      : correctionsIn(corrections, storyAddress(correction.page)),
    correction.replaces && corrections.get(correction.replaces).then(parseCorrection),
  ]);
  const same = earlier.find((other) => isTwin(other, correction));
  if (same !== undefined) return { outcome: 'already', state: same.status.state, created: same.created };
  const changes = [
    corrections.put(correction),
    replaced && corrections.put(withoutFuture(replaced, correction.id, now)),
    drafts.delete(id),
  ];
  transaction.commit(); // not one turn to the browser later
  await Promise.all(changes);
  return { outcome: 'queued', correction: correction.id, ...(replaced && { replaced: replaced.id }) };
}

/** It says the very same, and was neither taken back nor is replaced by the new one. */
function isTwin(other: Correction, correction: Correction): boolean {
  return (
    other.id !== correction.id &&
    other.id !== correction.replaces &&
    other.status.state !== 'withdrawn' &&
    isDuplicate(other, correction)
  );
}

/** What is being sent just now is let come to its end, and not sent again; what others have, stays. */
function withoutFuture(replaced: Correction, by: CorrectionId, now: number): Correction {
  if (replaced.status.state === 'sending') return { ...replaced, replacedBy: by };
  return advance(replaced, { status: { state: 'withdrawn' } }, now) ?? replaced;
}

/** The correction that the draft is to become; none where it is one already. */
function correctionFor(
  draft: Draft,
  known: Correction | undefined,
  hold: boolean,
  now: number,
): Correction | undefined {
  if (known === undefined) return newCorrection(draft, hold, now);
  const isUnderWay = known.status.state !== 'withdrawn' && known.status.state !== 'failed';
  if (isUnderWay && saysTheSame(draft, known)) return undefined;
  return { ...newCorrection({ ...draft, id: newCorrectionId() }, hold, now), replaces: known.id };
}

function saysTheSame(draft: Draft, { created, suggestion, reader, recipient }: Correction): boolean {
  const content = toContent(draft, new Date(created));
  const said = [content.suggestion, content.reader, recipientOf(draft)];
  return JSON.stringify(said) === JSON.stringify([suggestion, reader, recipient]);
}

function newCorrection(draft: Draft, hold: boolean, now: number): Correction {
  const recipient = recipientOf(draft);
  const status: Status =
    recipient === undefined || hold
      ? { state: 'held' }
      : isBy('by-hand', recipient)
        ? { state: 'handed' } // the popup hands it over at this very press of Send
        : { state: 'queued', due: now + UNDO_MS, attempts: 0 };
  return {
    ...toContent(draft, new Date(now)),
    ...(recipient && { recipient }),
    status,
    history: addToHistory([], undefined, status, new Date(now)),
  };
}

/** What can be written anew, though others may have it: what comes of it names the one that it replaces. */
const REPLACEABLE: readonly State[] = ['held', 'queued', 'sending', 'failed', 'delivered', 'handed', 'sent'];

/**
 * Takes a correction up again as a draft. One that nobody can have yet goes back whole; of one that was attempted, a new
 * one is begun, and it stays until the new one is sent.
 *
 * @returns the draft's id; `undefined` where the correction is not to be edited any more.
 */
export async function edit(id: CorrectionId, now: number): Promise<CorrectionId | undefined> {
  const draftId = await inDatabase(async (database) => {
    const transaction = database.transaction(['corrections', 'drafts'], 'readwrite', STRICT);
    const corrections = transaction.objectStore('corrections');
    const drafts = transaction.objectStore('drafts');
    const correction = parseCorrection(await corrections.get(id));
    const all = (await drafts.getAll()).flatMap((record) => parseDraft(record) ?? []);
    const begun = all.find((draft) => draft.id === id) ?? all.find((draft) => draft.replaces === id);
    const draft = begun ?? (correction && draftFrom(correction, now));
    const goesBack = draft?.id === id && correction !== undefined && isUntouched(correction);
    await Promise.all([
      draft && begun === undefined && drafts.put(draft),
      goesBack && corrections.delete(id),
      transaction.done,
    ]);
    return draft?.id;
  });
  if (draftId !== undefined) announceChange([id]);
  return draftId;
}

function isUntouched({ status, submission }: Correction): boolean {
  return submission === undefined && (status.state === 'held' || status.state === 'queued');
}

function draftFrom(correction: Correction, now: number): Draft | undefined {
  const { id, status } = correction;
  if (isUntouched(correction)) return draftOf(correction, id, now);
  if (!REPLACEABLE.includes(status.state)) return undefined;
  return { ...draftOf(correction, newCorrectionId(), now), replaces: id };
}
