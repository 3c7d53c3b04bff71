// The only place where the status of a stored correction changes.

import type { Correction, Offer, ScheduledCheck, Submission } from '../correction/correction';
import type { Recipient } from '../correction/recipient';
import { addToHistory, canFollow, type Status } from '../correction/status';

export interface Step {
  readonly status: Status;
  readonly submission?: Submission;
  /** The new recipient; `null` if only the reader knows it. */
  readonly recipient?: Recipient | null;
  /** The recipient offered to the reader instead; an earlier offer is dropped. */
  readonly offered?: Offer;
  /** The next status check; `null` if there will be no more. */
  readonly inquiry?: ScheduledCheck | null;
  /** When a verdict or a failure came that the reader has not seen yet, in milliseconds since 1970. */
  readonly news?: number;
}

/** Returns the correction with new details of its status, if the state stays the same; its history does not change. */
export function updateDetails(
  { inquiry: _before, ...correction }: Correction,
  { status, inquiry, news }: Pick<Step, 'status' | 'inquiry' | 'news'>,
): Correction | undefined {
  if (status.state !== correction.status.state) return undefined;
  return { ...correction, status, ...(inquiry && { inquiry }), ...(news !== undefined && { news }) };
}

/**
 * Returns the correction after the step; `undefined` if its state does not allow the step, so that it cannot be stored. News about the
 * state before are dropped.
 */
export function advance(correction: Correction, step: Step, now: number): Correction | undefined {
  const { status, history, recipient: to, inquiry: next, offered: _taken, news: _old, ...rest } = correction;
  if (!canFollow(status.state, step.status.state)) return undefined;
  const { recipient = to, inquiry = next, ...changed } = step;
  return {
    ...rest,
    ...changed,
    ...(recipient && { recipient }),
    ...(inquiry && { inquiry }),
    history: addToHistory(history, status, step.status, new Date(now)),
  };
}
