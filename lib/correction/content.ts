// The parts of a correction. These schemas are the only definition of the parts and their limits: the popup, the outbox, the wire
// format, the letter and the relay all take their types from here.

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
  trimmed,
  WebAddressSchema,
} from './fields';
import {
  MAX_COMMENT,
  MAX_CONTEXT,
  MAX_EXACT,
  MAX_NAME,
  MAX_REPLACEMENT,
  MAX_TAG,
  MAX_TEXT_FRAGMENT,
} from './limits';

/** The highlighted text. Positions and lengths count code points of the page text. */
export const PassageSchema = v.object({
  exact: v.pipe(prose(MAX_EXACT), notBlank),
  prefix: prose(MAX_CONTEXT),
  suffix: prose(MAX_CONTEXT),
  /** Both absent if the position is unknown, because no script can read the page's text, as in a PDF viewer. */
  start: v.exactOptional(PositionSchema),
  end: v.exactOptional(PositionSchema),
  /**
   * What was right next to the passage's sentence, if the page had a sentence like it: another row of a timetable. Empty
   * if nothing told them apart; absent if the page is not known. It stays on the reader's device.
   */
  lookalikes: v.exactOptional(
    v.union([v.literal('none'), v.object({ before: prose(MAX_CONTEXT), after: prose(MAX_CONTEXT) })]),
  ),
  /** `:~:text=…`; absent if no directive can find the passage. */
  textFragment: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(/^:~:text=[^\s#"<>]+$/, 'must begin with :~:text='),
      v.maxLength(MAX_TEXT_FRAGMENT),
    ),
  ),
});
export type Passage = v.InferOutput<typeof PassageSchema>;

/** A picture on the page that the correction is about. Unknown values are absent. */
export const PictureSchema = v.object({
  /** The address of the picture itself. */
  address: WebAddressSchema,
  /** The alternative text, for people who cannot see it. */
  alt: v.exactOptional(line()),
  /** The caption on the page. */
  caption: v.exactOptional(line()),
});
export type Picture = v.InferOutput<typeof PictureSchema>;

/** The document that contains the passage. Unknown values are absent. */
export const PageSchema = v.object({
  /** Where the reader was, without credentials and tracking parameters. Links open it. */
  address: WebAddressSchema,
  /** The page's own name for itself (`rel=canonical`), if it differs and is of the same site. It identifies the story. */
  canonical: v.exactOptional(WebAddressSchema),
  headline: v.exactOptional(line()),
  site: v.exactOptional(line()),
  author: v.exactOptional(line()),
  published: v.exactOptional(DateSchema),
  modified: v.exactOptional(DateSchema),
  /** The language of the passage or, without one, of the page. */
  language: v.exactOptional(LanguageSchema),
  /** The language of the story, which its editors read, if `language` is another: the passage is a quotation, or translated. */
  storyLanguage: v.exactOptional(LanguageSchema),
  /** Present if the reader saw a machine translation: the quoted words are not the story's own. */
  translated: v.exactOptional(v.literal(true)),
});
export type Page = v.InferOutput<typeof PageSchema>;

/** The kinds of mistake, in the order of the form. */
export const KINDS = ['typo', 'fact', 'clarification', 'link', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** The reader's suggestion: what is wrong, and the proposed wording. */
const SuggestionSchema = v.object({
  kind: v.picklist(KINDS),
  /** The sender's tag, if this version does not know it: the kind is then `other`. */
  tag: v.exactOptional(line(MAX_TAG)),
  /** The proposed wording; `''` deletes the passage; absent: no wording is proposed. */
  replacement: v.exactOptional(prose(MAX_REPLACEMENT)),
  comment: v.exactOptional(v.pipe(prose(MAX_COMMENT), trimmed, notBlank)),
  /** A link to a source that shows the mistake. */
  evidence: v.exactOptional(WebAddressSchema),
});
export type Suggestion = v.InferOutput<typeof SuggestionSchema>;

/** Who wrote the correction. The reader may leave both out. */
const ReaderSchema = v.object({
  name: v.exactOptional(line(MAX_NAME)),
  email: v.exactOptional(MailboxSchema),
});
export type Reader = v.InferOutput<typeof ReaderSchema>;

const contentEntries = {
  id: CorrectionIdSchema,
  created: MomentSchema,
  page: PageSchema,
  /** Absent, and no picture either: a note about the whole page. */
  passage: v.exactOptional(PassageSchema),
  /** Present instead of a passage. */
  picture: v.exactOptional(PictureSchema),
  suggestion: SuggestionSchema,
  reader: ReaderSchema,
  /** The correction that this one was edited from. */
  replaces: v.exactOptional(CorrectionIdSchema),
};

/** The part of a correction that is sent to editors. It has nothing about the delivery. */
export const CorrectionContentSchema = v.object(contentEntries);
export type CorrectionContent = v.InferOutput<typeof CorrectionContentSchema>;

/** Returns the address that identifies the story: the same for all its readers. Links open `page.address` instead. */
export function storyAddress(page: Page): string {
  return page.canonical ?? page.address;
}

/**
 * Returns the address that opens the story at the passage, or the plain address if the passage has no directive. It is the address
 * on which the directive was proved. A fragment by which a site routes (`#/story`) stays, and the directive follows it.
 */
export function deepLink({ page, passage }: Pick<CorrectionContent, 'page' | 'passage'>): string {
  const address = page.address.replace(/:~:.*$/, ''); // a directive in the page's address would include ours
  const directive = passage?.textFragment;
  if (directive === undefined) return address;
  return address.includes('#') ? address + directive : `${address}#${directive}`;
}

/** Returns a name by which a person recognizes the picture: its caption, else its alternative text, else its file name. */
export function pictureName({ address, alt, caption }: Picture): string {
  return caption ?? alt ?? fileName(address);
}

function fileName(address: string): string {
  const { host, pathname } = new URL(address);
  const name = pathname.split('/').at(-1) || host;
  try {
    return decodeURIComponent(name); // the popup's first files have no room for `percentDecoded`
  } catch {
    return name; // a `%` that encodes nothing
  }
}
