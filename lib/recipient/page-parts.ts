// The parts of a page that may name a contact, as they are written there. The script in a tab sends them to the background, which
// judges them: so only the background carries the public suffix list and the words of all languages.

import * as v from 'valibot';

/** A link as it is written in the page. */
const AnchorSchema = v.object({
  href: v.string(),
  rel: v.string(),
  /** The text of the link, in one line. */
  text: v.string(),
  /** Its tooltip or its name for screen readers, in one line, if it has a text as well. */
  label: v.exactOptional(v.string()),
  /** The short block or the sentence in which the link stands, in one line. Absent if that is long, or a reader wrote it. */
  context: v.exactOptional(v.string()),
  /** Present if a reader of the page wrote the link, in a comment. */
  isReaders: v.exactOptional(v.literal(true)),
});
export type Anchor = Readonly<v.InferOutput<typeof AnchorSchema>>;

/** What a page says about its Mistape, as it is written there. */
const MistapePartsSchema = v.object({
  /** `1`: the dialog is only shown, as a preview in the site's settings. */
  dryRun: v.optional(v.string()),
  /** The number of the post. Absent if the site does not ask before it sends. */
  post: v.optional(v.string()),
  /** The object that an inline script assigns to `decoMistape`. */
  settings: v.string(),
});
export type MistapeParts = Readonly<v.InferOutput<typeof MistapePartsSchema>>;

/** How a tool at Ctrl+Enter is known: by the marks of one that is widespread, or only by a line that asks readers to press its key. */
const KeyToolSignSchema = v.picklist(['site-tool', 'key-line']);
export type KeyToolSign = v.InferOutput<typeof KeyToolSignSchema>;

/** A wiki's link to the editor of one section, at the section's heading. */
const SectionLinkSchema = v.object({
  href: v.string(),
  /** Whether the highlight begins in its heading or after it. */
  isAbove: v.boolean(),
});
export type SectionLink = Readonly<v.InferOutput<typeof SectionLinkSchema>>;

export const PagePartsSchema = v.object({
  /** Every `<a>` and `<area>`, and the `<link>`s of the relations that `page-links.ts` names. */
  anchors: v.array(AnchorSchema),
  /** The texts of its JSON-LD scripts. */
  scripts: v.array(v.string()),
  /** The authors that its `<meta>` elements name. */
  authors: v.array(v.string()),
  /** The address against which relative addresses are resolved. */
  base: v.string(),
  /** The page's Mistape. Only in a tab: a tool takes corrections of the page that it is on, not of another one. */
  mistape: v.optional(MistapePartsSchema),
  /** How the page shows that it has a tool of its own that listens to Ctrl+Enter. Only in a tab, as above. */
  keyToolSign: v.optional(KeyToolSignSchema),
  /** A wiki's links to the editors of sections. Only in a tab, where something is highlighted. */
  sections: v.exactOptional(v.array(SectionLinkSchema)),
});
/** The parts of a page that may have contacts. */
export type PageParts = Readonly<v.InferOutput<typeof PagePartsSchema>>;
