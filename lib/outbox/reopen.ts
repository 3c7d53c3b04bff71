// Reopens a correction in the outbox as a draft.

import type { Correction } from '../correction/correction';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import type { State } from '../correction/status';
import type { Draft } from '../draft/draft';
import { draftOf } from '../draft/draft-of-correction';
import { DRAFTS } from './drafts';
import { CORRECTIONS } from './queries';
import type { Write } from './transaction';
import { update } from './update';

/**
 * Reopens a correction as a draft. If it was never attempted, the draft replaces it at once; otherwise the draft has a new id,
 * and the correction stays until the draft is sent.
 *
 * @returns the draft's id; `undefined` if the correction can no longer be edited.
 */
export function reopen(id: CorrectionId, now: number): Promise<CorrectionId | undefined> {
  return update(['corrections', 'drafts'], async (snapshot) => {
    const [correction, records] = await Promise.all([
      snapshot.objectStore('corrections').get(id).then(CORRECTIONS.parse),
      snapshot.objectStore('drafts').getAll(),
    ]);
    const drafts = records.flatMap((record) => DRAFTS.parse(record) ?? []);
    const begun = drafts.find((draft) => draft.id === id) ?? drafts.find((draft) => draft.replaces === id);
    const draft = begun ?? (correction && draftFrom(correction, now));
    const goesBack = draft?.id === id && correction !== undefined && isUntouched(correction);
    const writes: Write[] = [];
    if (draft && begun === undefined) writes.push({ store: 'drafts', put: draft });
    if (goesBack) writes.push({ store: 'corrections', remove: id });
    return { writes, result: draft?.id };
  });
}

/** States in which a correction can be edited even if somebody may have received it: the new one names the one it replaces. */
const REPLACEABLE: readonly State[] = ['held', 'queued', 'sending', 'failed', 'delivered', 'handed', 'sent'];

/** Whether nobody can have received the correction. */
function isUntouched({ status, submission }: Correction): boolean {
  return submission === undefined && (status.state === 'held' || status.state === 'queued');
}

function draftFrom(correction: Correction, now: number): Draft | undefined {
  const { id, status } = correction;
  if (isUntouched(correction)) return draftOf(correction, id, now);
  if (!REPLACEABLE.includes(status.state)) return undefined;
  return { ...draftOf(correction, newCorrectionId(), now), replaces: id };
}
