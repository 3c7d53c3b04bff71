// What our own pages ask of the background, which alone writes to the outbox.

import * as v from 'valibot';
import type { CorrectionId } from '../correction/fields';
import { type SendAnswer, SendAnswerSchema } from '../outbox/answers';
import { ask } from './ask';

/**
 * Has the draft sent; answered once the correction is durable in the outbox.
 *
 * @param again even if the reader has suggested the very same before.
 * @param hold it waits in the list, to go with others.
 */
export async function askToSend(draft: CorrectionId, again: boolean, hold: boolean): Promise<SendAnswer> {
  return v.parse(SendAnswerSchema, await ask({ type: 'send', draft, again, hold }));
}
