// The blocks of a page text, as a browser's search takes them: lines, parted further by the edges of boxes.

import { countBelow } from './fold';
import type { Edge } from './page-text';

export interface Blocks {
  /** The start of the block in which the position (UTF-16) is, or which begins there. */
  readonly blockStart: (position: number) => number;
  /** The end of the block in which the position is, or which ends there. */
  readonly blockEnd: (position: number) => number;
  /** Whether a block begins or ends at the position. Takes no walk over the text, however long its blocks are. */
  readonly isBlockBorder: (position: number) => boolean;
}

export function makeBlocks(text: string, edges: readonly Edge[]): Blocks {
  const starts = edges.map(({ start }) => start);
  return {
    blockStart: (position) => {
      const lineStart = position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
      const edge = edges[countBelow(starts, position + 1) - 1];
      return edge !== undefined && edge.end <= position ? Math.max(lineStart, edge.end) : lineStart;
    },
    blockEnd: (position) => {
      const lineBreak = text.indexOf('\n', position);
      const lineEnd = lineBreak === -1 ? text.length : lineBreak;
      const edge = edges[countBelow(starts, position)];
      return edge === undefined ? lineEnd : Math.min(lineEnd, edge.start);
    },
    isBlockBorder: (position) =>
      text.charAt(position) === '\n' ||
      text.charAt(position - 1) === '\n' ||
      edges[countBelow(starts, position)]?.start === position ||
      edges[countBelow(starts, position + 1) - 1]?.end === position,
  };
}
