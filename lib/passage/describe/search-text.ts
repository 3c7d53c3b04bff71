// A page text, prepared for searching as a browser does: folded, with its blocks and its word boundaries.

import { type Edge, type Searched, searched } from '../page-text/edges';
import { type Folded, foldWithPositions } from '../page-text/fold';

/** All positions are in the text that a browser's search reads, but for those of the page text. */
export interface SearchText extends Searched, Folded, Blocks {
  /** Whether a word begins or ends at a position of `text` (UTF-16). */
  readonly isWordBoundary: (position: number) => boolean;
}

/**
 * @param pageText as a reader sees it.
 * @param language BCP 47 tag of the page; decides where words end in scripts without spaces.
 * @param edges where a browser's search reads something else.
 */
export function makeSearchable(pageText: string, language?: string, edges: readonly Edge[] = []): SearchText {
  const found = searched(pageText, edges);
  const blocks = makeBlocks(found.text);
  return {
    ...found,
    ...foldWithPositions(found.text),
    ...blocks,
    isWordBoundary: makeWordBounds(found.text, language, blocks),
  };
}

interface Blocks {
  /** Returns the start of the block that contains the position (UTF-16), or begins there. */
  readonly blockStart: (position: number) => number;
  /** Returns the end of the block that contains the position, or ends there. */
  readonly blockEnd: (position: number) => number;
}

function makeBlocks(text: string): Blocks {
  return {
    blockStart: (position) => (position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1),
    blockEnd: (position) => {
      const lineBreak = text.indexOf('\n', position);
      return lineBreak === -1 ? text.length : lineBreak;
    },
  };
}

/** Characters. Longer lines are segmented in windows: 500,000 characters for one word would take seconds. */
const WINDOW = 300;

/** Returns a function that tells whether a word begins or ends at a position of `text` (UTF-16), by UAX #29. */
function makeWordBounds(
  text: string,
  language: string | undefined,
  { blockStart, blockEnd }: Blocks,
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
    if (text.charAt(position) === '\n' || text.charAt(position - 1) === '\n') return true;
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
