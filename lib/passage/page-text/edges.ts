// The text that a browser's search reads, next to the page text that a reader sees.

import { countBelow } from './fold';

/** Where a browser's search reads something else than a reader does (UTF-16). */
export interface Edge {
  readonly start: number;
  readonly end: number;
  /** What it reads there; by default the border between two blocks. */
  readonly found?: string;
}

/** A stretch of a text, UTF-16. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text that a browser's search reads, and where each stretch of one text is in the other. */
export interface Searched {
  readonly text: string;
  /** Returns the stretch of a stretch of the page text. It has the whole of what stands for something else in part. */
  readonly fromPageText: (stretch: Stretch) => Stretch;
  readonly toPageText: (stretch: Stretch) => Stretch;
}

/** What a search reads between two blocks. */
const BORDER = '\n';

/** An edge, with where it is in both texts. */
interface Place {
  readonly seen: Stretch;
  readonly found: Stretch;
  /** What each character of the one stands for is the same character of the other. */
  readonly isAlike: boolean;
  /** Nothing of what a reader sees is found. */
  readonly isBlank: boolean;
}

/** @param edges in the order of the text. */
export function searched(text: string, edges: readonly Edge[]): Searched {
  if (edges.length === 0) {
    const same = (stretch: Stretch) => stretch;
    return { text, fromPageText: same, toPageText: same };
  }
  const parts: string[] = [];
  const places: Place[] = [];
  let [at, length] = [0, 0];
  for (const { start, end, found = BORDER } of edges) {
    const seen = { start: Math.max(at, start), end: Math.max(at, start, end) };
    const before = text.slice(at, seen.start);
    parts.push(before, found);
    length += before.length;
    places.push({
      seen,
      found: { start: length, end: length + found.length },
      isAlike: found.length === seen.end - seen.start && found.trim() !== '',
      isBlank: found.trim() === '',
    });
    length += found.length;
    at = seen.end;
  }
  parts.push(text.slice(at));
  const starts = {
    seen: places.map(({ seen }) => seen.start),
    found: places.map(({ found }) => found.start),
  };

  const map = (from: 'seen' | 'found', to: 'seen' | 'found', position: number, isStart: boolean): number => {
    const place = places[countBelow(starts[from], isStart ? position + 1 : position) - 1];
    if (place === undefined) return position;
    const [own, other] = [place[from], place[to]];
    if (position >= own.end) return other.end + position - own.end;
    if (place.isAlike) return other.start + position - own.start;
    return isStart === place.isBlank ? other.end : other.start;
  };
  return {
    text: parts.join(''),
    fromPageText: ({ start, end }) => ({
      start: map('seen', 'found', start, true),
      end: map('seen', 'found', end, false),
    }),
    toPageText: ({ start, end }) => ({
      start: map('found', 'seen', start, true),
      end: map('found', 'seen', end, false),
    }),
  };
}
