// The one place where a correction that exists gets another state.

import type { Correction, Submission } from '../correction/correction';
import type { Recipient } from '../correction/recipient';
import { addToHistory, canFollow, type Status } from '../correction/status';

export interface Step {
  readonly status: Status;
  readonly submission?: Submission;
  /** Where it goes from now on; `null`: only the reader knows. */
  readonly recipient?: Recipient | null;
}

/** The correction after the step; `undefined` where its state does not allow it, so that nobody can store it. */
export function advance(correction: Correction, step: Step, now: number): Correction | undefined {
  const { status, history, recipient: asBefore, ...rest } = correction;
  if (!canFollow(status.state, step.status.state)) return undefined;
  const { recipient = asBefore, ...changed } = step;
  return {
    ...rest,
    ...changed,
    ...(recipient && { recipient }),
    history: addToHistory(history, status, step.status, new Date(now)),
  };
}
