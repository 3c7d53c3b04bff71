// The caret and the scroll position of a draft, stored until the browser closes.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CorrectionId } from '../correction/fields';

const CaretSchema = v.object({
  /** The index of the form's control that has the focus. */
  control: v.number(),
  /** The selection in the control (UTF-16); `null` if it is not a text field. */
  start: v.nullable(v.number()),
  end: v.nullable(v.number()),
  /** The scroll position of the form, in CSS pixels. */
  scroll: v.number(),
});
export type Caret = v.InferOutput<typeof CaretSchema>;

const PREFIX = 'caret ';

export async function saveCaret(draft: CorrectionId, caret: Caret): Promise<void> {
  await browser.storage.session.set({ [PREFIX + draft]: caret });
}

export async function savedCaret(draft: CorrectionId): Promise<Caret | undefined> {
  const key = PREFIX + draft;
  const parsed = v.safeParse(CaretSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : undefined;
}
