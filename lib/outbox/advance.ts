// The one place where a correction that exists gets another state.

import type { Correction, Submission } from '../correction/correction';
import type { Recipient } from '../correction/recipient';
import { addToHistory, canFollow, type Status } from '../correction/status';

export interface Step {
  readonly status: Status;
  readonly submission?: Submission;
  /** Where it goes from now on. */
  readonly recipient?: Recipient;
}

/** The correction after the step; `undefined` where its state does not allow it, so that nobody can store it. */
export function advance(correction: Correction, step: Step, now: number): Correction | undefined {
  const { status, history } = correction;
  if (!canFollow(status.state, step.status.state)) return undefined;
  return { ...correction, ...step, history: addToHistory(history, status, step.status, new Date(now)) };
}
