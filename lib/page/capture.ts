// What is read from a page when the reader asks for a correction.

import * as v from 'valibot';
import { PageSchema, PassageSchema, PictureSchema } from '../correction/content';
import { LanguageSchema, WebAddressSchema } from '../correction/fields';

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
  /** Absent if the document has no web address (srcdoc, data:). */
  page: v.exactOptional(PageSchema),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** Present if the page is another site's in a frame: its host. The reader's own page is the one around it. */
  frameHost: v.exactOptional(v.string()),
  /** More was highlighted than may be quoted. */
  shortened: v.boolean(),
  /**
   * Present where the reader writes about the page as a whole: how the comment begins, so that it names what has no
   * place or address of its own. `''` where there is nothing to name.
   */
  opening: v.exactOptional(v.string()),
});
export type Capture = v.InferOutput<typeof CaptureSchema>;

/** What the capture script returns: what it read, and whose document it read. */
export const FrameCaptureSchema = v.object({
  ...v.omit(CaptureSchema, ['frameHost']).entries,
  frame: v.object({
    /** Whose document it is. Absent if that cannot be told: a sandboxed frame without a web address. */
    origin: v.exactOptional(v.string()),
    /** The top document wrote this one into itself (srcdoc): its words are the top document's. */
    isWrittenByTop: v.boolean(),
    /** It runs without an origin (sandboxed), so what it declares is not the site's word. */
    isOpaque: v.boolean(),
    /** The focus is in a frame of this document. */
    holdsFocusedFrame: v.boolean(),
    /** When the reader last pressed something here, in milliseconds since 1970; 0: never. */
    lastPress: v.number(),
  }),
});
export type FrameCapture = v.InferOutput<typeof FrameCaptureSchema>;

export const CaptureResultSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('captured'), capture: CaptureSchema }),
  /** No capture waits. */
  v.object({ outcome: v.literal('none') }),
  /** No script may run there: browser pages, web stores. */
  v.object({ outcome: v.literal('unreachable') }),
]);
export type CaptureResult = v.InferOutput<typeof CaptureResultSchema>;

/** A capture with the page it counts for. */
export type PageCapture = Capture & { readonly page: NonNullable<Capture['page']> };
export const FrameTextSchema = v.object({
  /** As a correction's page has it. */
  address: WebAddressSchema,
  language: v.exactOptional(LanguageSchema),
  text: v.string(),
});
export type FrameText = v.InferOutput<typeof FrameTextSchema>;
