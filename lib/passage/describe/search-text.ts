// A page text, prepared for searching as a browser does: folded, with its blocks and its word boundaries.

import { countBelow, type Folded, foldWithPositions } from '../page-text/fold';
import type { Edge } from '../page-text/page-text';

export interface SearchText extends Folded, Blocks {
  /** As a reader sees it. */
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

interface Blocks {
  /** Returns the start of the block that contains the position (UTF-16), or begins there. */
  readonly blockStart: (position: number) => number;
  /** Returns the end of the block that contains the position, or ends there. */
  readonly blockEnd: (position: number) => number;
  /** Whether a block begins or ends at the position. Takes the same time however long the blocks are. */
  readonly isBlockBorder: (position: number) => boolean;
}

function makeBlocks(text: string, edges: readonly Edge[]): Blocks {
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

/** Characters. Longer lines are segmented in windows: 500,000 characters for one word would take seconds. */
const WINDOW = 300;

/** Returns a function that tells whether a word begins or ends at a position of `text` (UTF-16), by UAX #29. */
function makeWordBounds(
  text: string,
  language: string | undefined,
  { blockStart, blockEnd, isBlockBorder }: Blocks,
): (position: number) => boolean {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let window = { from: 1, to: 0, bounds: new Set<number>() };

  /** Segments the line around the position, or as much of it as a window holds. */
  function lookAt(position: number): typeof window {
    const [lineStart, lineEnd] = [blockStart(position), blockEnd(position)];
    const start = Math.max(lineStart, windowStart(text, position - WINDOW));
    const end = Math.min(lineEnd, position + WINDOW);
    const bounds = new Set<number>([start, end]);
    for (const { index: at } of segmenter.segment(text.slice(start, end))) bounds.add(start + at);
    return {
      from: start === lineStart ? start : start + UNCERTAIN,
      to: end === lineEnd ? end : end - UNCERTAIN,
      bounds,
    };
  }

  return (position) => {
    if (position <= 0 || position >= text.length) return true;
    if (isBlockBorder(position)) return true;
    const quick = boundaryBetween(text.charCodeAt(position - 1), text.charCodeAt(position));
    if (quick !== undefined) return quick;
    if (position < window.from || position > window.to) window = lookAt(position);
    return window.bounds.has(position);
  };
}

/** Characters. This near to its ends, a window cut out of a longer line may divide words differently than the line. */
const UNCERTAIN = 32;

/** Moves the start of a window to a space, if one is near. */
function windowStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space !== -1 && space - at < WINDOW / 2 ? space : at;
}

/** Decides between two code units without their surroundings, if it can: letters of one word, or a letter next to a space. */
function boundaryBetween(before: number, after: number): boolean | undefined {
  if (isPlainLetter(before)) return isPlainLetter(after) ? false : isParting(after) || undefined;
  if (isPlainLetter(after)) return isParting(before) || undefined;
  return undefined;
}

/** Latin letters without diacritics and Cyrillic ones. */
function isPlainLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x400 && unit < 0x482);
}

/** Whether it is never part of a word with letters, unlike an apostrophe, a full stop or a colon. */
function isParting(unit: number): boolean {
  return PARTING.has(unit);
}

const PARTING = new Set(Array.from(' \n\u00a0,;!?"()[]-–—“”„«»…/', (sign) => sign.charCodeAt(0)));
