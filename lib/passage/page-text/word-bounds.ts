// Where words begin and end, by Unicode's rules (UAX #29), as a browser's search takes them: within a block.

import type { Blocks } from './blocks';

/** Longer lines are looked at in windows: segmenting 500,000 characters for one word would take seconds. */
const WINDOW = 300;

/** Gives a function that says whether a word begins or ends at a position of `text` (UTF-16). */
export function makeWordBounds(
  text: string,
  language: string | undefined,
  { blockStart, blockEnd, isBlockBorder }: Blocks,
): (position: number) => boolean {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let window = { from: 1, to: 0, bounds: new Set<number>() };

  /** The line around the position, or as much of it as a window holds. */
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

/** So near its ends, a window that was cut out of a longer line may part words otherwise than the line does. */
const UNCERTAIN = 32;

/** The start of a window is put at a space, if one is near. */
function windowStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.indexOf(' ', at);
  return space !== -1 && space - at < WINDOW / 2 ? space : at;
}

/** What two code units tell without their surroundings: letters of one word, or a letter beside a space or a sign. */
function boundaryBetween(before: number, behind: number): boolean | undefined {
  if (isPlainLetter(before)) return isPlainLetter(behind) ? false : isParting(behind) || undefined;
  if (isPlainLetter(behind)) return isParting(before) || undefined;
  return undefined;
}

/** Latin letters without diacritics and Cyrillic ones. */
function isPlainLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x400 && unit < 0x482);
}

/** Whether it stands in no word that has letters (unlike an apostrophe, a full stop or a colon). */
function isParting(unit: number): boolean {
  return PARTING.has(unit);
}

const PARTING = new Set(Array.from(' \n\u00a0,;!?"()[]-–—“”„«»…/', (sign) => sign.charCodeAt(0)));
