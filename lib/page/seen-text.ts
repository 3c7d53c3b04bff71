// The text of a heading or a byline as a person reads it: without icons, links to itself and words for screen readers.

import { findAll, textOf } from './safe-dom';

/**
 * Returns the text of an element as it is displayed, with `\n` between its lines. Elements in it that are left out do not count.
 * A parameter of this folder's functions, because `lib/passage`, which reads the text, imports this folder.
 */
export type ReadElementText = (element: Element, isLeftOut: (element: Element) => boolean) => string;

/** Maximum number of `<h1>` elements read: more only cost time on a hostile page. */
const MAX_HEADINGS = 20;
/** Maximum length of a heading with its style sheets and icons, in UTF-16 units: a longer one is a page in the wrong mark-up. */
const MAX_HEADING_LENGTH = 50_000;

/** Returns the texts of the displayed headings in `root`, with `\n` between their lines. */
export function readHeadings(root: Document | Element, readText: ReadElementText, level = 'h1'): string[] {
  return findAll(root, level)
    .slice(0, MAX_HEADINGS)
    .filter((heading) => heading.checkVisibility() && (textOf(heading)?.length ?? 0) <= MAX_HEADING_LENGTH)
    .flatMap((heading) => readSeenText(heading, readText) ?? []);
}

/** Returns the element's text as a person reads it, or `undefined` if nothing of it is displayed. */
export function readSeenText(element: Element, readText: ReadElementText): string | undefined {
  // Some headings are a link to themselves, or hide their animated letters from screen readers: then all of it counts.
  return [isBesideTheWords, () => false]
    .map((isLeftOut) => readText(element, isLeftOut))
    .find((text) => /[\p{L}\p{N}]/u.test(text));
}

/** Fonts whose letters are pictures: “share” is shown as an arrow. */
const ICON_FONT = /\b(icons?|icomoon|iconfont|fontello|glyphicons?)\b|material symbols|font ?awesome/i;

/** Whether the element is not part of the words around it. */
function isBesideTheWords(element: Element): boolean {
  if (element instanceof SVGElement || element instanceof HTMLButtonElement) return true;
  if (element.getAttribute('aria-hidden') === 'true' || isLinkWithinPage(element)) return true;
  const { position, fontFamily } = getComputedStyle(element);
  if (ICON_FONT.test(fontFamily.split(',')[0] ?? '')) return true;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const { width, height } = element.getBoundingClientRect(); // words for screen readers are in a box of one pixel
  return width <= 1 || height <= 1;
}

/** Whether it is a link to the same page: the sign to link by (¶, #), or the number of a footnote. */
function isLinkWithinPage(element: Element): boolean {
  if (!(element instanceof HTMLAnchorElement)) return false;
  const { hash, origin, pathname } = element;
  if (hash === '') return false;
  return (
    origin === element.ownerDocument.location.origin && pathname === element.ownerDocument.location.pathname
  );
}
