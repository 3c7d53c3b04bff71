// How the browser lays out an element, as far as a reader and the browser's own search can tell.

import type { Raise } from './raised';
import type { Since } from './text-writer';

/** Elements whose text is not part of the page for a reader: code, fallbacks and what they type. */
const NOT_READ = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT DATALIST TITLE'.split(
    ' ',
  ),
);

/** Whether the text in an element with that name may be read at all. */
export function isRead(tag: string): boolean {
  return !NOT_READ.has(tag);
}

/** Returns the element's name in capitals. Fields of a form may hide the form's own properties by their names. */
export function tagOf(element: Element): string {
  return element instanceof HTMLFormElement ? 'FORM' : element.tagName.toUpperCase();
}

const INLINE = /^(inline$|contents|ruby)/;
const INLINE_BOX = /^inline-/;
/** Elements that stand within a line unless a style says otherwise. */
const OF_A_LINE = new Set('SPAN A B I EM STRONG SMALL BIG FONT LABEL ABBR SUP SUB MARK Q CITE'.split(' '));
const OUT_OF_FLOW = /^(absolute|fixed)$/;

/** Which line ends and spaces are kept; in `pre`, all of them. */
export type WhiteSpace = 'collapsed' | 'lines-kept' | 'kept';

/** An element's layout. */
export class Layout {
  /**
   * - `inline`: runs on in its line.
   * - `box`: is in the line, but is a block to Chromium's text search (inline-block and the like).
   * - `placed`: is one too, and only its place on the screen says whether the line goes on in it.
   * - `block`: a reader sees a break before and after it.
   */
  readonly kind: 'none' | 'inline' | 'box' | 'placed' | 'block';
  readonly isShown: boolean;
  readonly white: WhiteSpace;
  /** A floated initial belongs to the word after it. */
  readonly isDropCap: boolean;
  /** Set by the walk if the element's children are those of its closed shadow root. */
  isClosedRoot = false;
  /** Set by the walk if the element, or one around it, raises or lowers figures. */
  raise: Raise | undefined = undefined;

  /** Set by the walk: what was written when a box was entered, and how many elements were entered before. */
  since: Since | undefined = undefined;
  enteredBefore = 0;
  readonly #display: string;

  /**
   * @param tag the element's name in capitals.
   * @param around the layout of the element around it.
   */
  constructor(element: Element, tag: string, around?: Layout) {
    const style = getComputedStyle(element);
    this.#display = style.display;
    this.white = whiteOf(style.whiteSpaceCollapse);
    const kind = kindOf(this.#display, style, tag, this.white, element);
    // Style makes a block of each part of a row in the line, such as `inline-flex`.
    const isInRow = around?.isRowInLine === true && OF_A_LINE.has(tag);
    this.kind = kind === 'block' && isInRow ? 'placed' : kind;
    this.isDropCap = this.kind === 'block' && OF_A_LINE.has(tag) && style.float !== 'none';
    this.isShown = style.visibility === 'visible';
  }

  get isRowInLine(): boolean {
    return /^inline-(?:flex|grid)$/.test(this.#display);
  }

  /** Whether it is laid out in lines, which end a line for Chromium's text search even if nothing is in them. */
  get hasLines(): boolean {
    return /^(?:inline-)?block$/.test(this.#display);
  }
}

function kindOf(
  display: string,
  style: CSSStyleDeclaration,
  tag: string,
  white: WhiteSpace,
  element: Element,
): Layout['kind'] {
  if (display === 'none') return 'none';
  if (INLINE.test(display)) return 'inline';
  if (INLINE_BOX.test(display)) return tag === 'BUTTON' && !isAmidText(element) ? 'block' : 'box';
  if (OF_A_LINE.has(tag)) {
    // A note for screen readers in the middle of a sentence (“opens in a new tab”) is taken out of the flow by its style.
    if (OUT_OF_FLOW.test(style.position)) return 'placed';
    if (style.float !== 'none' && isAmidText(element)) return 'box';
  }
  return tag === 'DIV' && isLineOfText(style, white, element) ? 'placed' : 'block';
}

/** Whether text is right before and right after the element, as around a button or a floated note in a sentence. */
function isAmidText(element: Element): boolean {
  const [before, after] = [beside(element, 'previousSibling'), beside(element, 'nextSibling')];
  if (before === null || after === null) return false;
  return before instanceof Text ? isText(after) : after instanceof Text && isText(before);
}

function isText(node: Node): boolean {
  return node instanceof Text || (node instanceof Element && OF_A_LINE.has(tagOf(node)));
}

/** Returns the next node on that side with any text. */
function beside(element: Element, side: 'previousSibling' | 'nextSibling'): Node | null {
  let node: Node | null = element[side];
  while (node !== null && (node.nodeType === Node.COMMENT_NODE || node.textContent?.trim() === ''))
    node = node[side];
  return node;
}

/**
 * Whether the block is a line (or a letter) of a text that a script took apart: of a PDF's page, or for an animation. No
 * document has a `<div>` in a `<p>` but by a script, and one that hides the parts from screen readers gives them the whole.
 */
function isLineOfText(style: CSSStyleDeclaration, white: WhiteSpace, element: Element): boolean {
  if (white === 'kept' && OUT_OF_FLOW.test(style.position)) return true;
  const { parentElement: parent } = element;
  if (parent === null || parent instanceof HTMLFormElement) return false;
  if (tagOf(parent) === 'P') return true;
  return element.getAttribute('aria-hidden') === 'true' && parent.hasAttribute('aria-label');
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

/** The name of an icon (`share`), or a character of no script, in whose place a font for icons shows a picture. */
const ICON = /^\s*(?:[a-z][a-z0-9_]*|[\ue000-\uf8ff])\s*$/;
const ICON_CLASS = /icon|symbol|glyph/i;
const ICON_FONT = /(?:^|[\s_-])(?:mat-icon|material-(?:icons|symbols))/;

/** Whether a reader sees a picture in place of the element's text. */
export function isIcon(element: Element, tag: string): boolean {
  if (!/^(?:I|EM|SPAN|MAT-ICON)$/.test(tag)) return false;
  const names = element.getAttribute('class') ?? '';
  const mayBe = tag === 'I' || ICON_CLASS.test(names) || element.getAttribute('aria-hidden') === 'true';
  if (!mayBe || element.firstElementChild !== null || !ICON.test(element.textContent)) return false;
  return ICON_FONT.test(names) || ICON_CLASS.test(getComputedStyle(element).fontFamily);
}

/** Whether the browser's search reads no further at the element. */
export function isField(tag: string): boolean {
  return /^(INPUT|TEXTAREA|SELECT|OBJECT|AUDIO)$/.test(tag);
}

/** Types of inputs that show their value as text. Never a password's. */
const SHOWN_AS_TEXT = /^(text|search|url|email|tel|number|submit|button|reset)$/;

/** Returns what the field shows: its value, else its placeholder; `''` if it shows no text, or none that may be read. */
export function textInField(field: Element): string {
  if (field instanceof HTMLTextAreaElement) return field.value || field.placeholder;
  if (field instanceof HTMLSelectElement) {
    const isListBox = field.size > 1 || field.multiple;
    return isListBox ? Array.from(field.options, ({ text }) => text).join('\n') : '';
  }
  if (!(field instanceof HTMLInputElement)) return '';
  return SHOWN_AS_TEXT.test(field.type) ? field.value || field.placeholder : '';
}
