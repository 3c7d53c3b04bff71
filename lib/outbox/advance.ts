// The one place where a correction that exists gets another state.

import type { Recipient } from '../correction/recipient';
import { addToHistory, canFollow, type Status } from '../correction/status';
import type { Correction, Submission } from '../correction/whole';

export interface Step {
  readonly status: Status;
  readonly submission?: Submission;
  /** Where it goes from now on; `null`: only the reader knows. */
  readonly recipient?: Recipient | null;
}

/** The correction after the step; `undefined` where its state does not allow it, so that nobody can store it. */
export function advance(correction: Correction, step: Step, now: number): Correction | undefined {
  const { status, history, recipient: asBefore, offered: _taken, ...rest } = correction;
  if (!canFollow(status.state, step.status.state)) return undefined;
  const { recipient = asBefore, ...changed } = step;
  return {
    ...rest,
    ...changed,
    ...(recipient && { recipient }),
    history: addToHistory(history, status, step.status, new Date(now)),
  };
}
