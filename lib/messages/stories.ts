// What our own pages ask of the background about the stories of corrections.

import * as v from 'valibot';
import type { CorrectionCheck } from '../correction/page-check';
import { ActionAnswerSchema } from '../outbox/answers';
import { ask } from './ask';

/** Has what was seen noted beside the corrections. */
export async function tellLooks(looks: readonly CorrectionCheck[]): Promise<void> {
  if (looks.length > 0) v.parse(ActionAnswerSchema, await ask({ type: 'note-looks', looks: [...looks] }));
}

/** Has the story opened in a tab, and looked at once it is there. */
export async function askToOpenStory(address: string): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'open-story', address }));
}
