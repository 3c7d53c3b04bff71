// How others find a quote again: Hypothesis's matching, after its description, and dom-anchor-text-quote.

import search from 'approx-string-match';
import { fromTextPosition, toRange } from 'dom-anchor-text-quote';
import { type PageText, positionInPiece } from '../../lib/passage/page-text/page-text';
import type { Stretch } from './cases';

/** Looks for what it noted down, in the document as it is today; what it gives back says where in the page text that is. */
export type Finder = (page: PageText) => () => Stretch | undefined;

const CONTEXT = 32; // what both of them store on each side
const MAX_ERRORS = 256;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** Notes down `start` to `end` as Hypothesis does. It is given our page text, which parts words that the DOM's glues. */
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

/** Notes down `start` to `end` as dom-anchor-text-quote does, with the place as a hint. */
export function textQuoteFinder(page: PageText, start: number, end: number): Finder {
  const hint = inTextContent(page, start);
  const selector = fromTextPosition(document.body, { start: hint, end: inTextContent(page, end - 1) + 1 });
  return (today) => {
    const range = toRange(document.body, selector, { hint });
    return () => (range === null ? undefined : stretchOf(range, today));
  };
}

/** Where the character at a position of the page text stands in `document.body.textContent`. */
function inTextContent({ pieces }: PageText, position: number): number {
  const piece = pieces.find(({ start, end }) => start <= position && position < end);
  if (piece === undefined) throw new RangeError('The position is in no text node.');
  const before = document.createRange();
  before.setStart(document.body, 0);
  before.setEnd(piece.node, 0);
  const { data } = piece.node;
  // The generated pages have single spaces, so that only those at the beginning of a node are not part of its piece.
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
