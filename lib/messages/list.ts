// What the list asks of the background beside the rest.

import * as v from 'valibot';
import type { Correction } from '../correction/correction';
import type { CorrectionId } from '../correction/fields';
import type { Recipient } from '../correction/recipient';
import { ActionAnswerSchema, EditAnswerSchema } from '../outbox/answers';
import type { BadRecord } from '../outbox/parse-records';
import { ask } from './ask';

/** Has records that do not parse moved out of the way. */
export async function askToSetAside(records: readonly BadRecord[]): Promise<void> {
  if (records.length > 0) await ask({ type: 'set-aside', records: [...records] });
}

/** Puts back what was forgotten just now. */
export async function askToRestore(correction: Correction): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'restore', correction }));
}

/** Sends a held correction to whom the reader says. */
export async function askToAddress(correction: CorrectionId, recipient: Recipient): Promise<void> {
  const { outcome } = v.parse(ActionAnswerSchema, await ask({ type: 'address', correction, recipient }));
  if (outcome === 'refused') throw new Error('The background refused: address');
}

/** @throws where the background could not do it, or the correction has gone its way meanwhile. */
export async function askTo(
  type: 'withdraw' | 'send-now' | 'hand-over' | 'mark-sent' | 'mark-not-sent' | 'forget',
  correction: CorrectionId,
): Promise<void> {
  const { outcome } = v.parse(ActionAnswerSchema, await ask({ type, correction }));
  if (outcome === 'refused') throw new Error(`The background refused: ${type}`);
}

/**
 * Takes a correction up again.
 *
 * @returns the id of the draft in which it is to be edited.
 * @throws where it is not to be edited any more.
 */
export async function askToEdit(correction: CorrectionId): Promise<CorrectionId> {
  const answer = v.parse(EditAnswerSchema, await ask({ type: 'edit', correction }));
  if (answer.outcome === 'refused') throw new Error('The background refused: edit');
  return answer.draft;
}
