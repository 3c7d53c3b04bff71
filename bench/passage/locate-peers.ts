// Other methods that find a quote again: Hypothesis's matching, reimplemented from its description, and dom-anchor-text-quote.

import search from 'approx-string-match';
import { fromTextPosition, toRange } from 'dom-anchor-text-quote';
import type { PageText } from '../../lib/passage/page-text/page-text';
import { positionInPiece } from '../../lib/passage/page-text/text-writer';
import type { Stretch } from './cases';

/** Finds a described passage in today's document. Returns its position in the page text. */
export type Finder = (page: PageText) => () => Stretch | undefined;

/** Length of the context that both methods store on each side, in UTF-16 code units. */
const CONTEXT = 32;
/** Maximum number of errors that Hypothesis's matching accepts. */
const MAX_ERRORS = 256;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** Describes `start` to `end` as Hypothesis does. It gets our page text, which separates words that the DOM's text joins. */
export function hypothesisFinder({ text }: PageText, start: number, end: number): Finder {
  const exact = text.slice(start, end);
  const prefix = text.slice(Math.max(0, start - CONTEXT), start);
  const suffix = text.slice(end, end + CONTEXT);
  return (today) => {
    const matches = exactElseApproximate(today.text, exact);
    const scored = matches.map((match) => {
      const before = today.text.slice(Math.max(0, match.start - prefix.length), match.start);
      const behind = today.text.slice(match.end, match.end + suffix.length);
      const score =
        WEIGHTS.quote * (1 - match.errors / exact.length) +
        WEIGHTS.prefix * (prefix === '' ? 1 : agreement(before, prefix)) +
        WEIGHTS.suffix * (suffix === '' ? 1 : agreement(behind, suffix)) +
        WEIGHTS.position * (1 - Math.abs(match.start - start) / today.text.length);
      return { ...match, score };
    });
    const [best] = scored.toSorted((one, two) => two.score - one.score);
    return () => best;
  };
}

function exactElseApproximate(text: string, words: string): (Stretch & { errors: number })[] {
  const matches: (Stretch & { errors: number })[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    matches.push({ start: at, end: at + words.length, errors: 0 });
  }
  return matches.length > 0 ? matches : search(text, words, Math.min(MAX_ERRORS, words.length / 2));
}

function agreement(text: string, context: string): number {
  const [best] = text === '' ? [] : search(text, context, context.length);
  return best === undefined ? 0 : 1 - best.errors / context.length;
}

/** Describes `start` to `end` as dom-anchor-text-quote does, with the position as a hint. */
export function textQuoteFinder(page: PageText, start: number, end: number): Finder {
  const hint = inTextContent(page, start);
  const selector = fromTextPosition(document.body, { start: hint, end: inTextContent(page, end - 1) + 1 });
  return (today) => {
    const range = toRange(document.body, selector, { hint });
    return () => (range === null ? undefined : stretchOf(range, today));
  };
}

/** Returns the position in `document.body.textContent` of the character at a position of the page text. */
function inTextContent({ pieces }: PageText, position: number): number {
  const piece = pieces.find(({ start, end }) => start <= position && position < end);
  if (piece === undefined) throw new RangeError('The position is in no text node.');
  const before = document.createRange();
  before.setStart(document.body, 0);
  before.setEnd(piece.node, 0);
  const { data } = piece.node;
  // The generated pages have single spaces, so only spaces at the beginning of a node are missing from its piece.
  const hidden = data.length - data.trimStart().length;
  return before.toString().length + hidden + position - piece.start;
}

function stretchOf(range: Range, { pieces, text }: PageText): Stretch {
  const at = (node: Node, offset: number) => {
    const own = pieces.find((piece) => piece.node === node);
    if (own !== undefined) return positionInPiece(own, offset);
    return pieces.find((piece) => range.comparePoint(piece.node, 0) >= 0)?.start ?? text.length;
  };
  const start = at(range.startContainer, range.startOffset);
  return { start, end: Math.max(start, at(range.endContainer, range.endOffset)) };
}
