// Text as a browser's search compares it, with the way back to where each character stands.

/** A folded text and its positions, UTF-16 on both sides. */
export interface Folded {
  readonly folded: string;
  /** Where in the text the character begins that stands at a position of `folded`. */
  readonly startInText: (position: number) => number;
  /** Where in the text the character ends that stands before a position of `folded`. */
  readonly endInText: (position: number) => number;
  /** Where in `folded` the character stands that begins at a position of the text. */
  readonly startInFolded: (position: number) => number;
  /** Where in `folded` the character ends that ends at a position of the text. */
  readonly endInFolded: (position: number) => number;
}

/**
 * `text` as Chromium's search compares it: without case, diacritics and what is not seen (soft hyphens, joiners), with
 * plain quotes and spaces, `ß` as `ss`. Where in doubt, more is equal here than there: a directive that finds its
 * passage first among more twins finds it first among fewer.
 */
export function fold(text: string): string {
  return foldWithPositions(text).folded;
}

/** A stretch of the text that another text stands for, of another length. */
interface Change {
  readonly at: number;
  readonly length: number;
  readonly put: string;
}

export function foldWithPositions(text: string): Folded {
  const units = new Uint16Array(text.length);
  const changes: Change[] = [];
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const known = FOLDED_UNITS[unit] ?? UNKNOWN;
    const folded = known === UNKNOWN ? learn(unit) : known;
    if (folded !== LONGER) {
      units[at] = folded;
      at += 1;
      continue;
    }
    const character = characterAt(text, at);
    if (at > 0 && MARK.test(character)) {
      changes.push(withMarks(changes, units, at, character.length));
      at += character.length;
      continue;
    }
    const put = foldCharacter(character);
    if (put.length === character.length) {
      for (let index = 0; index < put.length; index += 1) units[at + index] = put.charCodeAt(index);
    } else {
      changes.push({ at, length: character.length, put });
    }
    at += character.length;
  }
  return changes.length === 0 ? sameLength(stringOf(units, 0, units.length)) : withChanges(units, changes);
}

/** What a code unit folds to: a unit, or that it takes more than one to know. Filled as letters are met. */
const FOLDED_UNITS = new Uint16Array(0x1_0000).fill(0xffff);
const UNKNOWN = 0xffff;
const LONGER = 0xfffe;

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const alone = /[\p{M}\p{Cf}\ud800-\udfff\u1100-\u11ff]/u.test(character) ? '' : foldCharacter(character);
  const folded = alone.length === 1 ? alone.charCodeAt(0) : LONGER;
  FOLDED_UNITS[unit] = folded;
  return folded;
}

/** A mark is a part of the letter before it, and goes with it. */
function withMarks(changes: Change[], units: Uint16Array, at: number, length: number): Change {
  const last = changes.at(-1);
  if (last !== undefined && last.at + last.length === at) {
    changes.pop();
    return { ...last, length: last.length + length };
  }
  const isPair = at > 1 && ((units[at - 1] ?? 0) & 0xfc00) === 0xdc00;
  const start = at - (isPair ? 2 : 1);
  return { at: start, length: at + length - start, put: stringOf(units, start, at) };
}

const MARK = /^\p{M}/u;

/** What takes more than one unit to fold: marks, an astral letter, Hangul in its parts, or a letter that becomes two. */
function characterAt(text: string, at: number): string {
  PARTS_OR_ONE.lastIndex = at;
  return PARTS_OR_ONE.exec(text)?.[0] ?? text.charAt(at);
}

const PARTS_OR_ONE = /\p{M}+|[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|./suy;

const folds = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const bare = (EQUALS[character] ?? character).normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]+/gu, '');
  // By way of capitals, so that `ς` becomes `σ`, `ß` and `ẞ` become `ss`; and Hangul as it was.
  const folded = bare.toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
  const result = EQUALS[folded] ?? folded;
  folds.set(character, result);
  return result;
}

/** Letters that are equal by the collation of a browser's search (CLDR's root, primary strength), but not by NFKD. */
const EQUALS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    "'": '‘’‚‛׳',
    '"': '“”„‟״〝〞〟',
    ...{ ae: 'æ', oe: 'œ', d: 'ðđ', h: 'ħ', l: 'ł', o: 'ø', г: 'ґ' },
    ...{ כ: 'ך', מ: 'ם', נ: 'ן', פ: 'ף', צ: 'ץ', ه: 'ة', ي: 'ى' },
    ...Object.fromEntries(['٠۰', '١۱', '٢۲', '٣۳', '٤۴', '٥۵', '٦۶', '٧۷', '٨۸', '٩۹'].entries()),
    ...Object.fromEntries(Array.from(kanaPairs())),
  }).flatMap(([plain, others]) => Array.from(others, (other) => [other, plain])),
);

/** Katakana is Hiragana. */
function* kanaPairs(): Generator<[hiragana: string, katakana: string]> {
  for (let code = 0x3041; code <= 0x3096; code += 1) {
    yield [String.fromCharCode(code), String.fromCharCode(code + 0x60)];
  }
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Far faster than `String.fromCharCode`; half characters become U+FFFD, which is as long. */
function stringOf(units: Uint16Array, from: number, to: number): string {
  return decoder.decode(units.subarray(from, to));
}

function sameLength(folded: string): Folded {
  const same = (position: number) => position;
  return { folded, startInText: same, endInText: same, startInFolded: same, endInFolded: same };
}

function withChanges(units: Uint16Array, changes: readonly Change[]): Folded {
  const parts: string[] = [];
  // Where each change begins and ends, in the text and in what it folds to.
  const [textStarts, textEnds] = [new Float64Array(changes.length), new Float64Array(changes.length)];
  const [foldedStarts, foldedEnds] = [new Float64Array(changes.length), new Float64Array(changes.length)];
  let from = 0;
  let length = 0;
  changes.forEach(({ at, length: taken, put }, index) => {
    parts.push(stringOf(units, from, at), put);
    textStarts[index] = at;
    textEnds[index] = at + taken;
    foldedStarts[index] = length + at - from;
    length += at - from + put.length;
    foldedEnds[index] = length;
    from = at + taken;
  });
  parts.push(stringOf(units, from, units.length));

  /** By the last change that begins before the position (or at it, where `orAt`): within it, or so far behind it. */
  const mapper =
    (starts: Float64Array, ends: Float64Array, within: Float64Array, after: Float64Array, orAt: boolean) =>
    (position: number) => {
      const index = countBelow(starts, orAt ? position + 1 : position) - 1;
      if (index < 0) return position;
      const end = ends[index] ?? 0;
      return position < end ? (within[index] ?? 0) : (after[index] ?? 0) + position - end;
    };
  return {
    folded: parts.join(''),
    startInText: mapper(foldedStarts, foldedEnds, textStarts, textEnds, true),
    endInText: mapper(foldedStarts, foldedEnds, textEnds, textEnds, false),
    startInFolded: mapper(textStarts, textEnds, foldedStarts, foldedEnds, true),
    endInFolded: mapper(textStarts, textEnds, foldedEnds, foldedEnds, false),
  };
}

/** How many of the ascending numbers are below the limit. */
export function countBelow(numbers: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
