// Where in a long text most pieces of a short one stand: pieces of a few characters vote for where it would begin.

/** Characters of a piece. */
const GRAM = 6;
/** Votes for beginnings so near to each other count together. */
const BUCKET = 64;
/** A piece that stands more often votes no more: it tells nothing, and pages may repeat one word without end. */
const MAX_PLACES = 1_000;
/** A piece that the sought text itself repeats votes for so many beginnings. */
const MAX_OFFSETS = 8;
const BASE = 0x01000193;

/** What the pieces of the sought text tell of it. */
export interface Votes {
  /** Where in the text (UTF-16) it may begin, the likeliest first; each is exact to about 64 characters. */
  readonly starts: readonly number[];
  /** For each of its characters, how much it tells: 1 where what is around it stands once or nowhere in the text. */
  readonly rarity: Float32Array;
}

/**
 * Takes one walk over the text.
 *
 * @param most how many places are wanted at most.
 */
export function vote(text: string, query: string, most: number): Votes {
  if (query.length < GRAM || text.length < GRAM)
    return { starts: [], rarity: new Float32Array(query.length).fill(1) };
  const pieces = findPieces(text, piecesOf(query));
  const buckets = new Float32Array(Math.floor((text.length + query.length) / BUCKET) + 2);
  for (const { offsets, places } of pieces) {
    if (places.length >= MAX_PLACES) continue;
    const weight = rarityOf(places.length, text.length) / offsets.length;
    for (const place of places) {
      for (const offset of offsets.slice(0, MAX_OFFSETS)) {
        const bucket = Math.floor((place - offset + query.length) / BUCKET);
        buckets[bucket] = (buckets[bucket] ?? 0) + weight;
      }
    }
  }
  const apart = Math.ceil(query.length / BUCKET / 2);
  const starts = bestBuckets(buckets, most, apart).map((bucket) =>
    Math.max(0, bucket * BUCKET - query.length),
  );
  return { starts, rarity: rarityOfCharacters(query, pieces, text.length) };
}

/** Of a long text, it is how often a piece stands in so much of it that counts. */
const STANDARD_LENGTH = 50_000;

/** A piece that stands four times tells half as much as one that stands once. */
function rarityOf(count: number, length: number): number {
  return 1 / Math.sqrt(1 + Math.max(0, count - 1) * Math.min(1, STANDARD_LENGTH / length));
}

/** The mean of the pieces that hold the character. */
function rarityOfCharacters(query: string, pieces: readonly Piece[], length: number): Float32Array {
  const ofPieces = new Float32Array(query.length - GRAM + 1).fill(1); // what stands nowhere would tell the most
  for (const { offsets, places } of pieces) {
    for (const offset of offsets) ofPieces[offset] = rarityOf(places.length, length);
  }
  return Float32Array.from({ length: query.length }, (_, at) => {
    const [first, last] = [Math.max(0, at - GRAM + 1), Math.min(at, ofPieces.length - 1)];
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
function piecesOf(query: string): Pieces {
  const pieces = new Map<number, Piece[]>();
  let hash = 0;
  for (let at = 0; at < query.length; at += 1) {
    hash = roll(hash, query, at);
    if (at < GRAM - 1) continue;
    const offset = at - GRAM + 1;
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

/** The hash of the piece that ends at `at`, from that of the piece that ends one character before (Rabin and Karp). */
function roll(hash: number, text: string, at: number): number {
  const gone = at >= GRAM ? Math.imul(text.charCodeAt(at - GRAM) + 1, POWER) : 0;
  return (Math.imul(hash - gone, BASE) + text.charCodeAt(at) + 1) | 0;
}

const POWER = Array.from({ length: GRAM - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);

function findPieces(text: string, pieces: Pieces): Piece[] {
  const isKnown = new Uint8Array(0x1_0000); // most pieces of the text are none of ours, and that is seen here
  for (const hash of pieces.keys()) isKnown[(hash ^ (hash >>> 16)) & 0xffff] = 1;
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = roll(hash, text, at);
    if (at < GRAM - 1 || isKnown[(hash ^ (hash >>> 16)) & 0xffff] === 0) continue;
    const start = at - GRAM + 1;
    for (const { words, places } of pieces.get(hash) ?? []) {
      if (places.length < MAX_PLACES && text.startsWith(words, start)) places.push(start);
    }
  }
  return Array.from(pieces.values()).flat();
}

/** The buckets with the most votes, their neighbours' counted in, no two of them within `apart`. */
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
