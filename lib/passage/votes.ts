// Where a passage and its context may stand that were rewritten in part: small pieces of them vote.

import type { Sought } from './sought';
import { occurrences } from './twins';

/** Each piece that is found votes for the place where the passage would then begin. */
const GRAM = 8;
const STEP = 4;
/** A piece that stands in so many places says nothing. */
const MAX_OCCURRENCES = 40;
/** Votes for places so near to each other are votes for one. */
const BUCKET = 64;
/** Least share of the pieces that must have voted for a place. */
const QUORUM = 0.2;
/** Only so many places are looked at closely. */
const MAX_PLACES = 4;

/** About where (UTF-16 in `text`) the passage would begin, the place with the most votes first. */
export function placesByVotes(text: string, { prefix, exact, suffix }: Sought): number[] {
  const whole = prefix + exact + suffix;
  const votes = new Map<number, number>();
  let pieces = 0;
  for (let offset = 0; offset + GRAM <= whole.length; offset += STEP) {
    pieces += 1;
    const found = occurrences(text, whole.slice(offset, offset + GRAM));
    if (found.length > MAX_OCCURRENCES) continue;
    for (const at of found) {
      const bucket = Math.floor((at - offset) / BUCKET);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    }
  }
  const sums = Array.from(votes, ([bucket, count]) => ({
    bucket,
    count: count + (votes.get(bucket + 1) ?? 0),
  }));
  return sums
    .filter(({ bucket, count }) => count >= QUORUM * pieces && count >= (votes.get(bucket - 1) ?? 0))
    .sort((one, two) => two.count - one.count)
    .slice(0, MAX_PLACES)
    .map(({ bucket }) => Math.max(0, bucket * BUCKET + BUCKET / 2 + prefix.length));
}
