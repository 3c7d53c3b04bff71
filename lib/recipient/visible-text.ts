// The text of a fetched page as a reader sees it: without what a style hides, and in the direction in which it is shown. Sites hide
// their addresses from programs that collect them with invisible text between the letters, or with reversed text.

import { BLOCK_ELEMENTS } from './block-elements';
import { type Attributes, readTags } from './html-tags';

/** Maximum length of text that is kept, in UTF-16 units: far more than contact pages have. */
const MAX_TEXT = 500_000;
/** Maximum length of style sheets that is read, in UTF-16 units. */
const MAX_STYLES = 200_000;

/** Returns the lines of text that the page shows, without empty ones. Elements inside a line do not interrupt it. */
export function visibleLines(html: string): string[] {
  const classes = classesIn(stylesOf(html));
  const text: string[] = [];
  const hidden = new OpenElement(
    (attributes) => isStyled(attributes, HIDES, classes.hidden) || attributes.has('hidden'),
  );
  const reversed = new OpenElement((attributes) => isStyled(attributes, REVERSES, classes.reversed));
  let backwards = '';
  let length = 0;
  let isRaw = false; // within an element whose text is never shown
  const add = (piece: string) => {
    if (reversed.isOpen) backwards += piece;
    else text.push(piece);
    length += piece.length;
  };
  const flushReversed = () => {
    if (reversed.isOpen || backwards === '') return;
    text.push(Array.from(backwards).reverse().join(''));
    backwards = '';
  };
  readTags(html, {
    opens(name, attributes) {
      if (RAW.has(name)) isRaw = true;
      hidden.opens(name, attributes);
      reversed.opens(name, attributes);
      flushReversed();
      if (LINES.has(name)) add('\n');
      return length < MAX_TEXT;
    },
    text(piece) {
      if (!isRaw && !hidden.isOpen) add(piece.replace(/\s+/g, ' '));
    },
    closes(name) {
      if (RAW.has(name)) isRaw = false;
      hidden.closes(name);
      reversed.closes(name);
      flushReversed();
      if (LINES.has(name)) add('\n');
      return length < MAX_TEXT;
    },
  });
  const lines = [...text, backwards]
    .join('')
    .replace(/\p{Cf}/gu, '')
    .split('\n'); // no soft hyphens or direction marks
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

/** Elements whose text is not part of the page's text. */
const RAW: ReadonlySet<string> = new Set(
  'script style title template textarea select noembed noframes iframe object'.split(' '),
);
/** Elements that begin and end a line: blocks, and a line break, which ends no paragraph. */
const LINES: ReadonlySet<string> = new Set([...BLOCK_ELEMENTS, 'br']);
/** Elements without content, which are never closed. */
const EMPTY: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Follows one element from its start tag to its end tag. */
class OpenElement {
  readonly #begins: (attributes: Attributes) => boolean;
  #name = '';
  /** How many elements of that name are open inside, with the first one. */
  #depth = 0;

  constructor(begins: (attributes: Attributes) => boolean) {
    this.#begins = begins;
  }

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  opens(name: string, attributes: Attributes): void {
    if (EMPTY.has(name)) return;
    if (this.#name === 'p' && BLOCK_ELEMENTS.has(name)) this.#depth = 0; // a paragraph ends where a block begins
    if (this.isOpen) {
      if (name === this.#name) this.#depth += 1;
    } else if (this.#begins(attributes)) {
      this.#name = name;
      this.#depth = 1;
    }
  }

  closes(name: string): void {
    if (this.isOpen && name === this.#name) this.#depth -= 1;
  }
}

const HIDES = /(^|;)(display:none|visibility:hidden)/;
const REVERSES = /(^|;)unicode-bidi:(bidi|isolate)-override/;

/** Whether the element has such a style of its own, or one of the classes. */
function isStyled(attributes: Attributes, style: RegExp, classes: ReadonlySet<string>): boolean {
  const own = plainStyle(attributes.get('style') ?? '');
  if (style.test(own) && (style !== REVERSES || isRightToLeft(own) || attributes.get('dir') === 'rtl'))
    return true;
  const names = attributes.get('class')?.slice(0, 1_000).split(/\s/) ?? [];
  return names.some((name) => classes.has(name));
}

function isRightToLeft(style: string): boolean {
  return /(^|;)direction:rtl/.test(style);
}

function plainStyle(style: string): string {
  return style.slice(0, 1_000).toLowerCase().replace(/\s/g, '');
}

function stylesOf(html: string): string {
  let styles = '';
  let isStyle = false;
  readTags(html, {
    opens(name) {
      isStyle = name === 'style';
      return styles.length < MAX_STYLES;
    },
    text(piece) {
      if (isStyle) styles += piece;
    },
    closes() {
      isStyle = false;
      return true;
    },
  });
  return styles.slice(0, MAX_STYLES);
}

interface Classes {
  readonly hidden: ReadonlySet<string>;
  readonly reversed: ReadonlySet<string>;
}

/** Returns the classes that hide or reverse their elements, by rules with a single class. Rules for some screens do not count. */
function classesIn(styles: string): Classes {
  // The classes of a plugin whose style sheet is a file of its own: https://wordpress.org/plugins/obfuscate-email/
  const hidden = new Set(['oe_displaynone']);
  const reversed = new Set(['oe_textdirection']);
  let depth = 0;
  let selectors = '';
  let before = '';
  for (const piece of styles.split(/([{}])/)) {
    if (piece === '{') {
      if (depth === 0) selectors = before;
      depth += 1;
    } else if (piece === '}') {
      depth = Math.max(0, depth - 1);
      const style = plainStyle(before);
      if (depth === 0 && HIDES.test(style)) for (const name of singleClasses(selectors)) hidden.add(name);
      if (depth === 0 && REVERSES.test(style) && isRightToLeft(style))
        for (const name of singleClasses(selectors)) reversed.add(name);
    }
    before = piece;
  }
  return { hidden, reversed };
}

function singleClasses(selectors: string): string[] {
  return selectors
    .slice(0, 2_000)
    .split(',')
    .flatMap((selector) => /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []);
}
