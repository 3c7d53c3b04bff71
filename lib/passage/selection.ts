// From what the reader highlighted to a stretch of the page text.

import { MAX_EXACT } from '../correction/limits';
import { countCodePoints, cutToCodePoints } from '../correction/text';
import { type PageText, positionInPiece } from './page-text';

/** A stretch of the page text, UTF-16. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** The reader highlighted more than may be quoted; what is left ends at a word. */
  readonly shortened: boolean;
}

/**
 * What is highlighted, trimmed to its visible text and to the longest extract that may be quoted;
 * `undefined` where nothing visible is highlighted.
 */
export function selectedStretch(selection: Selection | null, page: PageText): Stretch | undefined {
  const range = rangeOf(selection, page.shadowRoots);
  if (range === undefined) return undefined;
  const from = positionOf(page, range.startContainer, range.startOffset);
  const to = positionOf(page, range.endContainer, range.endOffset);
  return shorten(page.text, ...trim(page.text, from, to));
}

function rangeOf(selection: Selection | null, shadowRoots: readonly ShadowRoot[]): AbstractRange | undefined {
  if (selection === null || selection.rangeCount === 0) return undefined;
  // A selection in a shadow root shows itself as an empty range outside, but for this method (Chrome 137, Firefox 142).
  if (shadowRoots.length > 0 && 'getComposedRanges' in selection) {
    const [composed] = selection.getComposedRanges({ shadowRoots: [...shadowRoots] });
    if (composed !== undefined) return composed;
  }
  return selection.getRangeAt(0);
}

/** Where a boundary point stands in the page text: in its text node, else at the first text behind it. */
function positionOf(page: PageText, container: Node, offset: number): number {
  const own = page.pieces.find((piece) => piece.node === container);
  if (own !== undefined) return positionInPiece(own, offset);
  const point = container.ownerDocument?.createRange() ?? new Range();
  point.setStart(container, offset);
  const next = page.pieces.find(({ node }) => isAtOrBehind(node, point));
  return next?.start ?? page.text.length;
}

/** Whether the node begins at the point or behind it; what stands in a shadow root, where the root's host stands. */
function isAtOrBehind(node: Node, point: Range): boolean {
  for (const inner of hostsOf(node)) {
    for (const outer of hostsOf(point.startContainer)) {
      if (inner.getRootNode() !== outer.getRootNode()) continue;
      if (outer === point.startContainer) return point.comparePoint(inner, 0) >= 0;
      return Boolean(outer.compareDocumentPosition(inner) & Node.DOCUMENT_POSITION_FOLLOWING);
    }
  }
  return false;
}

/** The node, the host of the shadow root in which it stands, the host of that one's, and so on. */
function* hostsOf(node: Node): Generator<Node> {
  let root = node.getRootNode();
  yield node;
  while (root instanceof ShadowRoot) {
    yield root.host;
    root = root.host.getRootNode();
  }
}

function trim(text: string, from: number, to: number): [number, number] {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return [start, end];
}

function isSpace(text: string, index: number): boolean {
  return /\s/.test(text.charAt(index));
}

function shorten(text: string, start: number, end: number): Stretch | undefined {
  if (start >= end) return undefined;
  const highlighted = text.slice(start, end);
  if (countCodePoints(highlighted) <= MAX_EXACT) return { start, end, shortened: false };
  const longest = cutToCodePoints(highlighted, MAX_EXACT).length;
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }); // Chinese has words, but no spaces
  const atWord =
    words.segment(highlighted.slice(0, longest + MAX_EXACT)).containing(longest)?.index || longest;
  return { start, end: start + highlighted.slice(0, atWord).trimEnd().length, shortened: true };
}
