// The schemas of what the extension's scripts read from a page.

import * as v from 'valibot';
import { PageSchema, type Passage, PassageSchema, PictureSchema } from '../correction/content';
import { LanguageSchema, WebAddressSchema } from '../correction/fields';

declare global {
  /**
   * The quote to find. The background sets it and the capture script deletes it, because scripts from files take no
   * arguments. It is in the extension's own isolated world, which no page can see.
   */
  var corrigendaQuote: string | undefined;
  /** The passage to highlight, and the address of its page; set and deleted in the same way. */
  var corrigendaSelects: { readonly passage: Passage; readonly page: string } | undefined;
}

export const CaptureSchema = v.object({
  /** Absent if nothing is highlighted. */
  passage: v.exactOptional(PassageSchema),
  /** Present if the correction is about a picture. */
  picture: v.exactOptional(PictureSchema),
  /** Absent if the document has no web address (srcdoc, data:). */
  page: v.exactOptional(PageSchema),
  /** The inbox that the page declares. */
  inbox: v.exactOptional(WebAddressSchema),
  /** The host of the page, if it is a page of another site in a frame of the reader's page. */
  frameHost: v.exactOptional(v.string()),
  /** Whether the highlight was longer than a quote may be, and was cut. */
  shortened: v.boolean(),
  /**
   * How the comment begins, present if the correction is about the page as a whole. It names a subject that has no position
   * or address of its own; `''` if there is none.
   */
  opening: v.exactOptional(v.string()),
  /** Present if the page did not respond in time. Then only its address and its title are known. */
  isBusy: v.exactOptional(v.literal(true)),
});
export type Capture = v.InferOutput<typeof CaptureSchema>;

/** The result of the capture script in one frame: the capture, and facts about the frame's document. */
export const FrameCaptureSchema = v.object({
  ...v.omit(CaptureSchema, ['frameHost', 'isBusy']).entries,
  frame: v.object({
    /** The document's origin. Absent if it is unknown: a sandboxed frame without a web address. */
    origin: v.exactOptional(v.string()),
    /** Whether the top document wrote this document (srcdoc): its text is part of the top document. */
    isWrittenByTop: v.boolean(),
    /** Whether it runs without an origin (sandboxed). Then an inbox that it declares is not the site's. */
    isOpaque: v.boolean(),
    /** Whether the focus is in a frame of this document. */
    holdsFocusedFrame: v.boolean(),
    /** When the reader last pressed a key or button here, in milliseconds since 1970; 0 if never. */
    lastPress: v.number(),
  }),
});
export type FrameCapture = v.InferOutput<typeof FrameCaptureSchema>;

export const CaptureResultSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('captured'), capture: CaptureSchema }),
  /** No capture is waiting. */
  v.object({ outcome: v.literal('none') }),
  /** No script may run in the tab: browser pages, web stores. */
  v.object({ outcome: v.literal('unreachable') }),
]);
export type CaptureResult = v.InferOutput<typeof CaptureResultSchema>;

/** A capture whose page is known. */
export type PageCapture = Capture & { readonly page: NonNullable<Capture['page']> };

export const FrameTextSchema = v.object({
  /** Cleaned, like the address of a correction's page. */
  address: WebAddressSchema,
  language: v.exactOptional(LanguageSchema),
  text: v.string(),
});
export type FrameText = v.InferOutput<typeof FrameTextSchema>;

export const SelectedPassageSchema = v.object({ isSelected: v.boolean() });
/** Whether a passage is highlighted now in a document. */
export type SelectedPassage = v.InferOutput<typeof SelectedPassageSchema>;
