// What is read from a page when the reader asks for a correction.

import * as v from 'valibot';
import { PageSchema, PassageSchema, PictureSchema } from './correction/correction';
import { WebAddressSchema } from './correction/fields';

declare global {
  /**
   * The words to find, from the background to the capture script, which takes them away again: scripts from files take no
   * arguments. They stand in the extension's own isolated world, which no page can see.
   */
  var corrigendaQuote: string | undefined;
}

export const CaptureSchema = v.object({
  /** Absent where nothing is highlighted. */
  passage: v.exactOptional(PassageSchema),
  /** Absent unless the reader asked about one. */
  picture: v.exactOptional(PictureSchema),
  /** Absent where the document has no address of its own (srcdoc, data:, a sandboxed frame): the top one counts then. */
  page: v.exactOptional(PageSchema),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** More was highlighted than may be quoted. */
  shortened: v.boolean(),
  /**
   * Present where the reader writes about the page as a whole: how the comment begins, so that it names what has no
   * place or address of its own. `''` where there is nothing to name.
   */
  opening: v.exactOptional(v.string()),
});
export type Capture = v.InferOutput<typeof CaptureSchema>;

export const CaptureAnswerSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('captured'), capture: CaptureSchema }),
  /** No capture waits. */
  v.object({ outcome: v.literal('none') }),
  /** No script may run there: browser pages, web stores. */
  v.object({ outcome: v.literal('unreachable') }),
]);
export type CaptureAnswer = v.InferOutput<typeof CaptureAnswerSchema>;

/** A capture with the page it counts for. */
export type PageCapture = Capture & { readonly page: NonNullable<Capture['page']> };
