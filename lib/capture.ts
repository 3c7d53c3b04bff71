// What is read from a page when the reader asks for a correction.

import * as v from 'valibot';
import { PageSchema, PassageSchema } from './correction/correction';
import { WebAddressSchema } from './correction/fields';

export const CaptureSchema = v.object({
  /** Absent where nothing is highlighted. */
  passage: v.exactOptional(PassageSchema),
  /** Absent where the document has no address of its own (srcdoc, data:, a sandboxed frame): the top one counts then. */
  page: v.exactOptional(PageSchema),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** More was highlighted than may be quoted. */
  shortened: v.boolean(),
});
export type Capture = v.InferOutput<typeof CaptureSchema>;
