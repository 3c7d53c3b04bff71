// Where the reader was in a draft when the popup closed, for as long as the browser runs.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CorrectionId } from '../correction/fields';

const CaretSchema = v.object({
  /** Which of the form's controls has the focus. */
  control: v.number(),
  /** What is selected in it (UTF-16), where it is a text. */
  start: v.nullable(v.number()),
  end: v.nullable(v.number()),
  /** How far the form is scrolled. */
  scroll: v.number(),
});
export type Caret = v.InferOutput<typeof CaretSchema>;

const PREFIX = 'caret ';

export async function keepCaret(draft: CorrectionId, caret: Caret): Promise<void> {
  await browser.storage.session.set({ [PREFIX + draft]: caret });
}

export async function keptCaret(draft: CorrectionId): Promise<Caret | undefined> {
  const key = PREFIX + draft;
  const parsed = v.safeParse(CaretSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : undefined;
}
