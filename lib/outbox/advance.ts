// The one place where a correction that exists gets another status.

import type { Correction, Inquiry, Submission } from '../correction/correction';
import type { Recipient } from '../correction/recipient';
import { addToHistory, canFollow, type Status } from '../correction/status';

export interface Step {
  readonly status: Status;
  readonly submission?: Submission;
  /** Where it goes from now on; `null`: only the reader knows. */
  readonly recipient?: Recipient | null;
  /** Who is offered to the reader instead; whoever was offered before is forgotten. */
  readonly offered?: Recipient;
  /** The next inquiry; `null`: none any more. */
  readonly inquiry?: Inquiry | null;
  /** When an answer came that the reader has not seen yet. */
  readonly news?: number;
}

/** The correction with more to say of the state in which it stays: no event in its history. */
export function elaborate(
  { inquiry: _before, ...correction }: Correction,
  { status, inquiry, news }: Pick<Step, 'status' | 'inquiry' | 'news'>,
): Correction | undefined {
  if (status.state !== correction.status.state) return undefined;
  return { ...correction, status, ...(inquiry && { inquiry }), ...(news !== undefined && { news }) };
}

/** The correction after the step; `undefined` where its state does not allow it, so that nobody can store it. */
export function advance(correction: Correction, step: Step, now: number): Correction | undefined {
  const { status, history, recipient: to, inquiry: next, offered: _taken, ...rest } = correction;
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
