// What a correction is. These schemas are the one place where its parts and their limits are written;
// the popup, the outbox, the wire format, the letter and the relay all take their types from here.

import * as v from 'valibot';
import {
  CorrectionIdSchema,
  DateSchema,
  LanguageSchema,
  line,
  MailboxSchema,
  MomentSchema,
  notBlank,
  PositionSchema,
  prose,
  WebAddressSchema,
} from './fields';
import { MAX_COMMENT, MAX_CONTEXT, MAX_EXACT, MAX_REPLACEMENT, MAX_TAG, MAX_TEXT_FRAGMENT } from './limits';

/** What was highlighted. Positions and lengths count code points of the page text. */
export const PassageSchema = v.object({
  exact: v.pipe(prose(MAX_EXACT), notBlank),
  prefix: prose(MAX_CONTEXT),
  suffix: prose(MAX_CONTEXT),
  /** Both absent where the passage's place is not known: words that no script could look up, as in a PDF viewer. */
  start: v.exactOptional(PositionSchema),
  end: v.exactOptional(PositionSchema),
  /** `:~:text=…`; absent where no directive can reach the passage. */
  textFragment: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^:~:text=[^\s#"<>]+$/, 'must begin with :~:text='),
      v.maxLength(MAX_TEXT_FRAGMENT),
    ),
  ),
});
export type Passage = v.InferOutput<typeof PassageSchema>;

/** A picture on the page that the correction is about. What is not known is absent. */
export const PictureSchema = v.object({
  /** Where the picture itself is. */
  address: WebAddressSchema,
  /** What stands for it where it cannot be seen. */
  alt: v.exactOptional(line()),
  /** What the page writes below it. */
  caption: v.exactOptional(line()),
});
export type Picture = v.InferOutput<typeof PictureSchema>;

/** The document that holds the passage. What is not known is absent. */
export const PageSchema = v.object({
  /** Where the reader was, without credentials and tracking parameters. Links open it. */
  address: WebAddressSchema,
  /** What the page calls itself (`rel=canonical`), if it differs and is of the same site. It identifies the story. */
  canonical: v.exactOptional(WebAddressSchema),
  headline: v.exactOptional(line()),
  site: v.exactOptional(line()),
  author: v.exactOptional(line()),
  published: v.exactOptional(DateSchema),
  modified: v.exactOptional(DateSchema),
  language: v.exactOptional(LanguageSchema),
});
export type Page = v.InferOutput<typeof PageSchema>;

/** The kinds in the order in which they are offered. */
export const KINDS = ['typo', 'fact', 'clarification', 'link', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What should stand there. */
const SuggestionSchema = v.object({
  kind: v.picklist(KINDS),
  /** The sender's tag, if this version does not know it: the kind is then `other`. */
  tag: v.exactOptional(line(MAX_TAG)),
  /** The wording proposed; `''` deletes the passage; absent: no wording is proposed. */
  replacement: v.exactOptional(prose(MAX_REPLACEMENT)),
  comment: v.exactOptional(v.pipe(prose(MAX_COMMENT), v.trim(), notBlank)),
  /** A link that shows why. */
  evidence: v.exactOptional(WebAddressSchema),
});
export type Suggestion = v.InferOutput<typeof SuggestionSchema>;

/** Who wrote it, as far as the reader wants to say. */
const ReaderSchema = v.object({
  name: v.exactOptional(line(200)),
  email: v.exactOptional(MailboxSchema),
});
export type Reader = v.InferOutput<typeof ReaderSchema>;

const contentEntries = {
  id: CorrectionIdSchema,
  created: MomentSchema,
  page: PageSchema,
  /** Absent, and no picture either: a note about the whole page. */
  passage: v.exactOptional(PassageSchema),
  /** Instead of a passage. */
  picture: v.exactOptional(PictureSchema),
  suggestion: SuggestionSchema,
  reader: ReaderSchema,
  /** The correction that this one was edited from. */
  replaces: v.exactOptional(CorrectionIdSchema),
};

/** The part of a correction that travels: what an editor is told, and nothing about its delivery. */
export const CorrectionContentSchema = v.object(contentEntries);
export type CorrectionContent = v.InferOutput<typeof CorrectionContentSchema>;

/** The address that identifies the story: two readers of one story must name it alike. Links open `page.address` instead. */
export function storyAddress(page: Page): string {
  return page.canonical ?? page.address;
}

/**
 * Returns the address that opens the story at the passage, or the plain address if the passage has no directive. It is the address
 * on which the directive was proved. A fragment by which a site routes (`#/story`) stays, and the directive follows it.
 */
export function deepLink({ page, passage }: Pick<CorrectionContent, 'page' | 'passage'>): string {
  const address = page.address.replace(/:~:.*$/, ''); // a directive that came with it would swallow ours
  const directive = passage?.textFragment;
  if (directive === undefined) return address;
  return address.includes('#') ? address + directive : `${address}#${directive}`;
}

/** A name for the picture that a person can tell it by: its caption, else what stands for it, else its file's name. */
export function pictureName({ address, alt, caption }: Picture): string {
  return caption ?? alt ?? fileName(address);
}

function fileName(address: string): string {
  const { host, pathname } = new URL(address);
  const name = pathname.split('/').at(-1) || host;
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a lone `%`: as it is written, then
  }
}
