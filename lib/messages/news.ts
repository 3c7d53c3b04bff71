// What our own pages tell the background about answers.

import * as v from 'valibot';
import type { CorrectionId } from '../correction/fields';
import { ActionAnswerSchema } from '../outbox/answers';
import { ask } from './ask';

/** The reader has seen what the editors answered to those. */
export async function tellAnswersSeen(corrections: readonly CorrectionId[]): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'answers-seen', corrections: [...corrections] }));
}

/** Whether answers are asked for has changed. */
export async function tellAnswersChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'answers-changed' }));
}
