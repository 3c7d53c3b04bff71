// Turns a draft into a correction in the outbox.

import { isBy } from '../channel/way';
import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import { isDuplicate } from '../correction/duplicate';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { Recipient } from '../correction/recipient';
import { addToHistory, type State, type Status } from '../correction/status';
import { type Draft, recipientOf } from '../draft/draft';
import { problemsOf, toContent } from '../draft/draft-content';
import { advance } from './advance';
import { type StoreProblem, storeProblemOf } from './database';
import { DRAFTS } from './drafts';
import { CORRECTIONS, correctionsIn } from './queries';
import { UNDO_MS } from './timing';
import type { Decision, Snapshot } from './transaction';
import { update } from './update';

/** The result of sending a draft. */
export type SendResult =
  | { readonly outcome: 'queued'; readonly correction: CorrectionId }
  /** The reader has suggested the same before; that correction is in this state. */
  | {
      readonly outcome: 'already';
      readonly state: State;
      readonly created: string;
      readonly recipient?: Recipient;
    }
  | { readonly outcome: 'refused'; readonly problems: string[] }
  /** The database could not store it. */
  | { readonly outcome: 'not-stored'; readonly problem: StoreProblem };

interface SendOptions {
  /** Whether to send it even if the reader has suggested the same before. */
  readonly again: boolean;
  /** Whether to hold it in the list, to be sent with others. */
  readonly hold: boolean;
}

/**
 * Turns a draft into a correction: one transaction adds the correction to the outbox and removes the draft.
 *
 * Sending the same draft again changes nothing, so pressing Send twice sends once. If the draft was changed after it had been
 * sent (the response was lost), it becomes a new correction, which replaces the first.
 */
export async function send(id: CorrectionId, options: SendOptions, now: number): Promise<SendResult> {
  try {
    return await update(['corrections', 'drafts'], (snapshot) => decide(snapshot, id, options, now));
  } catch (error) {
    console.error(error);
    return { outcome: 'not-stored', problem: storeProblemOf(error) };
  }
}

async function decide(
  snapshot: Snapshot,
  id: CorrectionId,
  { again, hold }: SendOptions,
  now: number,
): Promise<Decision<SendResult>> {
  const corrections = snapshot.objectStore('corrections');
  const [known, draft] = await Promise.all([
    corrections.get(id).then(CORRECTIONS.parse),
    snapshot.objectStore('drafts').get(id).then(DRAFTS.parse),
  ]);
  if (draft === undefined) {
    return unchanged(
      known === undefined
        ? { outcome: 'refused', problems: ['no such draft'] }
        : { outcome: 'queued', correction: known.id },
    );
  }
  const problems = problemsOf(draft).map(({ problem }) => problem);
  if (problems.length > 0) return unchanged({ outcome: 'refused', problems });
  const correction = correctionFor(draft, known, hold, now);
  if (correction === undefined)
    return { writes: [{ store: 'drafts', remove: id }], result: { outcome: 'queued', correction: id } };
  const [earlier, replaced] = await Promise.all([
    again || correction.page.address === PRACTICE_ADDRESS
      ? []
      : correctionsIn(corrections, storyAddress(correction.page)),
    correction.replaces && corrections.get(correction.replaces).then(CORRECTIONS.parse),
  ]);
  const same = earlier.find((other) => isSameSuggestion(other, correction));
  if (same !== undefined)
    return unchanged({
      outcome: 'already',
      state: same.status.state,
      created: same.created,
      ...(same.recipient && { recipient: same.recipient }),
    });
  return {
    writes: [
      { store: 'corrections', put: correction },
      ...(replaced ? [{ store: 'corrections', put: replace(replaced, correction.id, now) } as const] : []),
      { store: 'drafts', remove: id },
    ],
    result: { outcome: 'queued', correction: correction.id },
  };
}

function unchanged(result: SendResult): Decision<SendResult> {
  return { writes: [], result };
}

/** Whether the other correction suggests the same, was not withdrawn, and is not replaced by the new one. */
function isSameSuggestion(other: Correction, correction: Correction): boolean {
  return (
    other.id !== correction.id &&
    other.id !== correction.replaces &&
    other.status.state !== 'withdrawn' &&
    isDuplicate(other, correction)
  );
}

/** Returns the replaced correction: a running attempt ends and is not repeated; a correction that was received stays. */
function replace(replaced: Correction, by: CorrectionId, now: number): Correction {
  if (replaced.status.state === 'sending') return { ...replaced, replacedBy: by };
  return advance(replaced, { status: { state: 'withdrawn' } }, now) ?? replaced;
}

/** Returns the correction that the draft becomes; `undefined` if it is already one. */
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
        ? { state: 'handed' } // the popup hands it over when the reader presses Send
        : { state: 'queued', due: now + UNDO_MS, attempts: 0 };
  return {
    ...toContent(draft, new Date(now)),
    ...(recipient && { recipient }),
    status,
    history: addToHistory([], undefined, status, new Date(now)),
  };
}
