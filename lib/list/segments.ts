// Splits a long list into segments that are rendered and removed together.

import type { Correction } from '../correction/correction';

/** Consecutive corrections of the list. */
export interface ListSegment {
  readonly key: string;
  /** How many corrections of the list come before them. */
  readonly start: number;
  readonly corrections: readonly Correction[];
}

/**
 * A segment begins at each correction whose id ends with one of these digits, by chance one in eight. Since that depends on the
 * correction and not on a count, a correction added or removed elsewhere in the list does not move the segment's borders.
 */
const BEGINS_SEGMENT = /[08]$/;
/** Maximum number of corrections per segment: more take too long to render in one frame. */
const MAX_SEGMENT_LENGTH = 16;

export function segmentsOf(corrections: readonly Correction[]): ListSegment[] {
  const segments: { key: string; start: number; corrections: Correction[] }[] = [];
  for (const [start, correction] of corrections.entries()) {
    const segment = segments.at(-1);
    const isFull = segment?.corrections.length === MAX_SEGMENT_LENGTH;
    if (segment === undefined || isFull || BEGINS_SEGMENT.test(correction.id)) {
      segments.push({
        key: segment === undefined ? 'first' : correction.id,
        start,
        corrections: [correction],
      });
    } else {
      segment.corrections.push(correction);
    }
  }
  return segments;
}
