// Where a short text may be in a long one: its n-grams (pieces of a few characters) vote for where it would begin.

import type { Thresholds } from './thresholds';

const BASE = 0x01000193;

/** What the n-grams say about the passage and its context. */
export interface Votes {
  /** Where in the text (UTF-16) it may begin, the likeliest first; exact to about a bucket. */
  readonly starts: readonly number[];
  /** For each of its characters, how rare the n-grams around it are: 1 if they occur once or never. */
  readonly rarity: Float32Array;
}

/**
 * Takes one walk over the text.
 *
 * @param most how many places are wanted at most.
 */
export function vote(text: string, query: string, thresholds: Thresholds): Votes {
  const { ngramLength, voteBucket, commonNgram, voteCandidates } = thresholds;
  if (query.length < ngramLength || text.length < ngramLength)
    return { starts: [], rarity: new Float32Array(query.length).fill(1) };
  const pieces = findPieces(text, piecesOf(query, ngramLength), thresholds);
  const buckets = new Float32Array(Math.floor((text.length + query.length) / voteBucket) + 2);
  for (const { offsets, places } of pieces) {
    if (places.length >= commonNgram) continue;
    const weight = rarityOf(places.length, text.length, thresholds) / offsets.length;
    const [offset = 0] = offsets;
    for (const place of places) {
      const bucket = Math.floor((place - offset + query.length) / voteBucket);
      buckets[bucket] = (buckets[bucket] ?? 0) + weight;
    }
  }
  const apart = Math.ceil(query.length / voteBucket / 2);
  const starts = bestBuckets(buckets, voteCandidates, apart).map((bucket) =>
    Math.max(0, bucket * voteBucket - query.length),
  );
  return { starts, rarity: rarityOfCharacters(query, pieces, text.length, thresholds) };
}

/** An n-gram that occurs four times counts half as much as one that occurs once. */
function rarityOf(count: number, length: number, { referenceLength }: Thresholds): number {
  return 1 / Math.sqrt(1 + Math.max(0, count - 1) * Math.min(1, referenceLength / length));
}

/** The mean of the n-grams that contain the character. */
function rarityOfCharacters(
  query: string,
  pieces: readonly Piece[],
  length: number,
  thresholds: Thresholds,
): Float32Array {
  const { ngramLength } = thresholds;
  const ofPieces = new Float32Array(query.length - ngramLength + 1).fill(1); // an n-gram that occurs nowhere is the rarest
  for (const { offsets, places } of pieces) {
    for (const offset of offsets) ofPieces[offset] = rarityOf(places.length, length, thresholds);
  }
  return Float32Array.from({ length: query.length }, (_, at) => {
    const [first, last] = [Math.max(0, at - ngramLength + 1), Math.min(at, ofPieces.length - 1)];
    let sum = 0;
    for (let offset = first; offset <= last; offset += 1) sum += ofPieces[offset] ?? 1;
    return sum / (last - first + 1);
  });
}

interface Piece {
  readonly words: string;
  /** Where in the sought text it stands. */
  readonly offsets: number[];
  /** Where in the text it stands. */
  readonly places: number[];
}

type Pieces = ReadonlyMap<number, readonly Piece[]>;

/** The pieces of `sought`, by the hash of their characters. */
function piecesOf(query: string, ngramLength: number): Pieces {
  const power = powerFor(ngramLength);
  const pieces = new Map<number, Piece[]>();
  let hash = 0;
  for (let at = 0; at < query.length; at += 1) {
    hash = roll(hash, query, at, ngramLength, power);
    if (at < ngramLength - 1) continue;
    const offset = at - ngramLength + 1;
    const words = query.slice(offset, at + 1);
    const known = pieces.get(hash);
    const same = known?.find((piece) => piece.words === words);
    if (same !== undefined) {
      same.offsets.push(offset);
    } else {
      const piece = { words, offsets: [offset], places: [] };
      if (known === undefined) pieces.set(hash, [piece]);
      else known.push(piece);
    }
  }
  return pieces;
}

/** The hash of the n-gram that ends at `at`, from that of the one before it (Rabin and Karp). */
function roll(hash: number, text: string, at: number, ngramLength: number, power: number): number {
  const gone = at >= ngramLength ? Math.imul(text.charCodeAt(at - ngramLength) + 1, power) : 0;
  return (Math.imul(hash - gone, BASE) + text.charCodeAt(at) + 1) | 0;
}

function powerFor(ngramLength: number): number {
  return Array.from({ length: ngramLength - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);
}

function findPieces(text: string, pieces: Pieces, { ngramLength, commonNgram }: Thresholds): Piece[] {
  const power = powerFor(ngramLength);
  const isKnown = new Uint8Array(0x1_0000); // a quick test: most n-grams of the text are not among ours
  for (const hash of pieces.keys()) isKnown[(hash ^ (hash >>> 16)) & 0xffff] = 1;
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = roll(hash, text, at, ngramLength, power);
    if (at < ngramLength - 1 || isKnown[(hash ^ (hash >>> 16)) & 0xffff] === 0) continue;
    const start = at - ngramLength + 1;
    for (const { words, places } of pieces.get(hash) ?? []) {
      if (places.length < commonNgram && text.startsWith(words, start)) places.push(start);
    }
  }
  return Array.from(pieces.values()).flat();
}

/** Returns the buckets with the most votes, each with its neighbour's, no two of them within `apart`. */
function bestBuckets(buckets: Float32Array, most: number, apart: number): number[] {
  const sums = Float32Array.from(buckets, (votes, at) => votes + (buckets[at + 1] ?? 0));
  const best: number[] = [];
  while (best.length < most) {
    let [top, topAt] = [0, -1];
    for (let at = 0; at < sums.length; at += 1) {
      const votes = sums[at] ?? 0;
      if (votes > top) [top, topAt] = [votes, at];
    }
    if (topAt === -1) break;
    best.push(topAt);
    sums.fill(0, Math.max(0, topAt - apart), topAt + apart + 1);
  }
  return best;
}
