// What of a highlighted passage a browser's search cannot reach, though the reader sees it.

import { elementAround } from '../../page/tree';
import type { Edge, PageText, Piece } from './page-text';

/**
 * The edges of the page text, and those that only matter to what is highlighted: looked for here, since looking at every
 * block of a long page would take as long as reading it.
 */
export function edgesFor(page: PageText, start: number, end: number): readonly Edge[] {
  const pieces = page.pieces.filter((piece) => piece.start < end && piece.end > start);
  const found = [...floatedInitials(page.text, pieces), ...otherTree(pieces, end)];
  return found.length === 0
    ? page.edges
    : [...page.edges, ...found].sort((one, two) => one.start - two.start);
}

/** Initials that a style sheet floats (`::first-letter`): Chromium's search begins behind them. */
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

/** From where on the passage stands in another shadow tree: Chromium's ranges do not cross into it. */
function otherTree(pieces: readonly Piece[], end: number): Edge[] {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last?.node.getRootNode() === first.node.getRootNode()) return [];
  const other = pieces.find(({ node }) => node.getRootNode() !== first.node.getRootNode());
  return other === undefined ? [] : [{ start: other.start, end }];
}
