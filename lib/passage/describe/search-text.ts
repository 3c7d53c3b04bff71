// A page text made ready for searching as a browser searches it.

import { type Blocks, makeBlocks } from '../page-text/blocks';
import { type Folded, foldWithPositions } from '../page-text/fold';
import type { Edge } from '../page-text/page-text';
import { makeWordBounds } from '../page-text/word-bounds';

export interface SearchText extends Folded, Blocks {
  /** As it is read. */
  readonly text: string;
  readonly edges: readonly Edge[];
  /** Whether a word begins or ends at a position of `text` (UTF-16). */
  readonly isWordBoundary: (position: number) => boolean;
}

/**
 * @param language BCP 47 tag of the page; decides where words end in scripts without spaces.
 * @param edges where a browser's search ends a block within a line.
 */
export function makeSearchable(text: string, language?: string, edges: readonly Edge[] = []): SearchText {
  const blocks = makeBlocks(text, edges);
  return {
    ...foldWithPositions(text, edges),
    ...blocks,
    text,
    edges,
    isWordBoundary: makeWordBounds(text, language, blocks),
  };
}
