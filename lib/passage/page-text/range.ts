// Turns positions in the page text back into points of the document.

import type { PageText } from './page-text';
import { type Piece, positionInPiece } from './text-writer';

/** A point of the document, as a selection takes it. */
export type Point = readonly [node: Text, offset: number];

/** Returns the ends of a range of the page text; `undefined` if there is no text in it. */
export function pointsOf({ pieces }: PageText, start: number, end: number): [Point, Point] | undefined {
  const first = pieces.find((piece) => piece.end > start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first === undefined || last === undefined || start >= end || first.start >= end) return undefined;
  return [
    [first.node, lastOffset(first, (position) => position <= Math.max(start, first.start))],
    // The offset after the last one that is still before the end.
    [last.node, lastOffset(last, (position) => position < Math.min(end, last.end)) + 1],
  ];
}

/** Returns the greatest offset in the piece's node whose position holds; positions ascend, and that of 0 holds. */
function lastOffset(piece: Piece, holds: (position: number) => boolean): number {
  let [low, high] = [0, piece.node.data.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(positionInPiece(piece, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}
