// Turns the highlight into a range of the page text, and finds the parts of it that a browser's search cannot reach.

import { cutToExtract } from '../../correction/cut';
import { MAX_EXACT } from '../../correction/limits';
import { childrenOf, elementAround, firstIn, holderOf, nextTo, parentOf } from '../../page/safe-dom';
import type { Edge } from '../page-text/edges';
import type { PageText } from '../page-text/page-text';
import { type Piece, positionInPiece } from '../page-text/text-writer';

/** A range of the page text to quote, in UTF-16 units. */
export interface QuoteRange {
  readonly start: number;
  readonly end: number;
  /** Whether it was cut to the maximum length of a passage; it then ends with a word. */
  readonly shortened: boolean;
}

/**
 * Returns the highlighted range, trimmed to its visible text and cut to the maximum length of a passage;
 * `undefined` if nothing visible is highlighted.
 */
export function selectedRange(selection: Selection | null, page: PageText): QuoteRange | undefined {
  return rangeInText(rangesOf(selection, page.shadowRoots), page);
}

/** Like `selectedRange`, for ranges of the document. */
export function rangeInText(ranges: readonly AbstractRange[], page: PageText): QuoteRange | undefined {
  if (ranges.length === 0) return undefined;
  const pieces = new Map(page.pieces.map((piece) => [piece.node, piece]));
  const positions = ranges.map((range) => {
    const from = positionOf(page, pieces, range.startContainer, range.startOffset, 'start');
    const to = positionOf(page, pieces, range.endContainer, range.endOffset, 'end');
    // Slotted text is painted in another order than in the document.
    return [Math.min(from, to), Math.max(from, to)] as const;
  });
  const [first = [0, 0]] = positions;
  const all = [Math.min(...positions.flat()), Math.max(...positions.flat())] as const;
  // Firefox splits a selection into ranges around what cannot be selected; ranges far from each other are several quotes.
  const [from, to] = all[1] - all[0] <= MAX_EXACT ? all : first;
  return trimToQuote(page.text, from, to);
}

/** Returns the part of the text without the white space around it, cut to the maximum length; `undefined` if nothing is left. */
export function trimToQuote(text: string, from: number, to: number): QuoteRange | undefined {
  return shorten(text, ...trim(text, from, to));
}

function rangesOf(selection: Selection | null, shadowRoots: readonly ShadowRoot[]): readonly AbstractRange[] {
  if (selection === null || selection.rangeCount === 0) return [];
  // Outside a shadow root, a selection in it is an empty range, except with this method (Chrome 137, Firefox 142).
  if (shadowRoots.length > 0 && 'getComposedRanges' in selection) {
    const composed = selection.getComposedRanges({ shadowRoots: [...shadowRoots] });
    if (composed.length > 0) return composed;
  }
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
}

/**
 * Returns the position of a boundary point in the page text: in its text node, else at that end of what stands in for it (a
 * formula is quoted whole), else at the first text after it.
 */
function positionOf(
  page: PageText,
  pieces: ReadonlyMap<Node, Piece>,
  container: Node,
  offset: number,
  side: 'start' | 'end',
): number {
  const own = pieces.get(container);
  if (own !== undefined) return positionInPiece(own, offset);
  const standIn = standInAround(page, container);
  if (standIn !== undefined) return standIn[side];
  const roots = new Map<Node, ShadowRoot>(page.shadowRoots.map((root) => [root.host, root]));
  const child = childrenOf(container)[offset];
  for (
    let node = child ?? nodeAfter(container);
    node !== undefined;
    node = inside(node, roots) ?? nodeAfter(node)
  ) {
    const next = pieces.get(node) ?? page.standIns.get(node);
    if (next !== undefined) return next.start;
  }
  return page.text.length;
}

/** Returns what stands in for an element around the node. */
function standInAround({ standIns }: PageText, node: Node): { start: number; end: number } | undefined {
  if (standIns.size === 0) return undefined;
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    const found = standIns.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the first node in the node, or in its shadow root if it has one. */
function inside(node: Node, roots: ReadonlyMap<Node, ShadowRoot>): Node | undefined {
  return (roots.get(node)?.firstChild ?? firstIn(node)) || undefined;
}

/** Returns the node after the node and its descendants; after a shadow root, the node after its host. */
function nodeAfter(node: Node): Node | undefined {
  for (let at: Node | null = node; at !== null; at = holderOf(at)) {
    const next = nextTo(at);
    if (next !== null) return next;
  }
  return undefined;
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

function shorten(text: string, start: number, end: number): QuoteRange | undefined {
  if (start >= end) return undefined;
  const { text: extract, shortened } = cutToExtract(text.slice(start, end));
  return { start, end: start + extract.length, shortened };
}

/**
 * Returns the edges of the page text and those that matter only to the highlighted stretch. They are looked for here,
 * since looking at every block of a long page would take as long as reading it.
 */
export function edgesFor(page: PageText, start: number, end: number): readonly Edge[] {
  const pieces = page.pieces.filter((piece) => piece.start < end && piece.end > start);
  const found = [...floatedInitials(page.text, pieces), ...otherTree(pieces, end)];
  return found.length === 0
    ? page.edges
    : [...page.edges, ...found].sort((one, two) => one.start - two.start);
}

/** Initials that a style sheet floats (`::first-letter`): Chromium's search begins after them. */
function floatedInitials(text: string, pieces: readonly Piece[]): Edge[] {
  return pieces
    .filter(({ start }) => start === 0 || text.charAt(start - 1) === '\n')
    .filter(({ node }) => hasFloatedInitial(node))
    .map(({ start, end }) => {
      const initial = /^\p{P}*./u.exec(text.slice(start, end))?.[0].length ?? 0;
      return { start, end: start + initial };
    });
}

function hasFloatedInitial(text: Text): boolean {
  let block = elementAround(text);
  while (block !== null && getComputedStyle(block).display === 'inline') block = elementAround(block);
  return block !== null && getComputedStyle(block, '::first-letter').float !== 'none';
}

/** The part of the stretch in another shadow tree: Chromium's ranges do not cross into it. */
function otherTree(pieces: readonly Piece[], end: number): Edge[] {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last?.node.getRootNode() === first.node.getRootNode()) return [];
  const other = pieces.find(({ node }) => node.getRootNode() !== first.node.getRootNode());
  return other === undefined ? [] : [{ start: other.start, end }];
}
