// How the browser lays out an element, as far as a reader and the browser's own search can tell.

/** Elements whose text is not part of the page for a reader: code, fallbacks and what they type. */
const NOT_READ = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT DATALIST TITLE'.split(
    ' ',
  ),
);

/** Whether the text in the element may be read at all. */
export function isRead(element: Element): boolean {
  return !NOT_READ.has(tagOf(element));
}

/** Returns the element's name in capitals. Fields of a form may hide the form's own properties by their names. */
export function tagOf(element: Element): string {
  return element instanceof HTMLFormElement ? 'FORM' : element.tagName.toUpperCase();
}

const INLINE = /^(inline$|contents|ruby)/;
const INLINE_BOX = /^inline-/;
/** Elements that stand within a line unless a style says otherwise. */
const OF_A_LINE = /^(SPAN|A|B|I|EM|STRONG|SMALL|BIG|FONT|LABEL|ABBR|SUP|SUB|MARK|Q|CITE)$/;

/** Which line ends and spaces are kept; in `pre`, all of them. */
export type WhiteSpace = 'collapsed' | 'lines-kept' | 'kept';

/** An element's layout. */
export class Layout {
  /**
   * - `inline`: runs on in its line.
   * - `box`: is in the line, but is a block to Chromium's text search (inline-block and the like).
   * - `block`: a reader sees a break before and after it.
   */
  readonly kind: 'none' | 'inline' | 'box' | 'block';
  readonly isShown: boolean;
  readonly white: WhiteSpace;
  /** A floated initial belongs to the word after it. */
  readonly isDropCap: boolean;
  /** Set by the walk if the element's children are those of its closed shadow root. */
  isClosedRoot = false;

  constructor(element: Element) {
    const style = getComputedStyle(element);
    const { display } = style;
    const isOfLine = OF_A_LINE.test(tagOf(element));
    this.kind = kindOf(display, style, isOfLine, element);
    this.isDropCap = this.kind === 'block' && isOfLine && style.float !== 'none';
    this.isShown = style.visibility === 'visible';
    this.white = whiteOf(style.whiteSpaceCollapse);
  }
}

function kindOf(
  display: string,
  style: CSSStyleDeclaration,
  isOfLine: boolean,
  element: Element,
): Layout['kind'] {
  if (INLINE.test(display)) return 'inline';
  if (display === 'none') return 'none';
  if (INLINE_BOX.test(display)) return tagOf(element) === 'BUTTON' ? 'block' : 'box';
  // A note for screen readers in the middle of a sentence (“opens in a new tab”) is taken out of the flow by its style.
  if (isOfLine && /^(absolute|fixed)$/.test(style.position)) return 'box';
  return 'block';
}

function whiteOf(collapse: string): WhiteSpace {
  if (collapse === 'collapse') return 'collapsed';
  return collapse === 'preserve-breaks' ? 'lines-kept' : 'kept';
}

/** `text` with its white space as CSS collapses it; a no-break space stays. */
export function collapseSpaces(text: string, white: Exclude<WhiteSpace, 'kept'>): string {
  if (white === 'lines-kept')
    return text
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t\f]*\n[ \t\f]*/g, '\n')
      .replace(/[ \t\f]+/g, ' ');
  return UNCOLLAPSED.test(text) ? text.replace(/[ \t\n\r\f]+/g, ' ') : text;
}

const UNCOLLAPSED = /[\t\n\r\f]| {2}/;

/** Whether the browser's search reads no further at the element. */
export function isField(element: Element): boolean {
  return /^(INPUT|TEXTAREA|SELECT|OBJECT|AUDIO)$/.test(tagOf(element));
}

/** Types of inputs that show their value as text. Never a password's. */
const SHOWN_AS_TEXT = /^(text|search|url|email|tel|number|submit|button|reset)$/;

/** Returns what the field shows: its value, else its placeholder; `''` if it shows no text, or none that may be read. */
export function textInField(field: Element): string {
  if (field instanceof HTMLTextAreaElement) return field.value || field.placeholder;
  if (field instanceof HTMLSelectElement) return field.size > 1 || field.multiple ? field.textContent : ''; // a list box
  if (!(field instanceof HTMLInputElement)) return '';
  return SHOWN_AS_TEXT.test(field.type) ? field.value || field.placeholder : '';
}
