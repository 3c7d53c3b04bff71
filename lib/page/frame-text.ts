// What a page says today, read when it is to be seen whether a passage still stands there.

import * as v from 'valibot';
import { LanguageSchema, WebAddressSchema } from '../correction/fields';

export const FrameTextSchema = v.object({
  /** As a correction's page has it. */
  address: WebAddressSchema,
  language: v.exactOptional(LanguageSchema),
  text: v.string(),
});
export type FrameText = v.InferOutput<typeof FrameTextSchema>;
