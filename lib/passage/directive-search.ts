// Finds what a text directive finds, by the rules of https://wicg.github.io/scroll-to-text-fragment/ (section 3.5,
// "Finding ranges in a document"), on page text: so a directive is proved before it is given away.

/** The terms of a directive, verbatim from the page text: `[prefix-,]start[,end][,-suffix]`. */
export interface Directive {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/** A page text made ready for searching. */
export interface SearchableText {
  /** `text` as a browser's search compares it. */
  readonly folded: string;
  /** Where in `text` the character begins that stands at a position of `folded`. */
  readonly startInText: (position: number) => number;
  /** Where in `text` the character ends that stands before a position of `folded`. */
  readonly endInText: (position: number) => number;
  /** Whether a word begins or ends at a position of `text`. */
  readonly isWordBoundary: (position: number) => boolean;
}

/** Enough text around a position to tell whether a word ends there, also in scripts without spaces. */
const WORD_WINDOW = 32;

export function makeSearchable(text: string, language?: string): SearchableText {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  return {
    ...foldWithPositions(text),
    isWordBoundary: (position) => {
      if (position <= 0 || position >= text.length) return true;
      const from = Math.max(0, position - WORD_WINDOW);
      const around = words.segment(text.slice(from, position + WORD_WINDOW)).containing(position - from);
      return around?.index === position - from;
    },
  };
}

/**
 * `text` as Chromium's search compares it: without case, diacritics and what is not seen (soft hyphens, joiners), with
 * plain quotes and spaces, `ß` as `ss`. Where in doubt, more is equal here than there: a directive that finds its
 * passage first among more twins finds it first among fewer.
 */
export function fold(text: string): string {
  return text.replace(UNFOLDED, foldCharacter);
}

/** A character with its diacritics. */
const UNFOLDED = /(?:[A-Z\P{ASCII}]|.(?=\p{M}))\p{M}*/gsu;

const folds = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const bare = (EQUALS[character] ?? character.normalize('NFKD')).replace(/[\p{M}\p{Cf}]+/gu, '');
  // By way of capitals, so that `ς` becomes `σ` and `ß` becomes `ss`; and Hangul as it was.
  const folded = bare.toUpperCase().toLowerCase().normalize('NFC');
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

function foldWithPositions(text: string): Omit<SearchableText, 'isWordBoundary'> {
  const changes: { readonly at: number; readonly length: number; readonly foldedLength: number }[] = [];
  const folded = text.replace(UNFOLDED, (character, at: number) => {
    const plain = foldCharacter(character);
    if (plain.length !== character.length) {
      changes.push({ at, length: character.length, foldedLength: plain.length });
    }
    return plain;
  });
  if (changes.length === 0)
    return { folded, startInText: (position) => position, endInText: (position) => position };

  const starts = new Uint32Array(folded.length + 1);
  const ends = new Uint32Array(folded.length + 1); // of the character before
  let from = 0;
  let position = 0;
  for (const { at, length, foldedLength } of [...changes, { at: text.length, length: 0, foldedLength: 0 }]) {
    for (; from < at; from += 1, position += 1) {
      starts[position] = from;
      ends[position + 1] = from + 1;
    }
    starts.fill(at, position, position + foldedLength);
    ends.fill(at + length, position + 1, position + 1 + foldedLength);
    from += length;
    position += foldedLength;
  }
  starts[folded.length] = text.length;
  return {
    folded,
    startInText: (at) => starts[at] ?? text.length,
    endInText: (at) => ends[at] ?? text.length,
  };
}

/** The first stretch of the text that the directive matches, or `undefined`. */
export function findDirective(
  { folded, startInText, endInText, isWordBoundary }: SearchableText,
  directive: Directive,
): { start: number; end: number } | undefined {
  const prefix = directive.prefix && fold(directive.prefix);
  const start = fold(directive.start);
  const end = directive.end && fold(directive.end);
  const suffix = directive.suffix && fold(directive.suffix);
  if (start === '') return undefined; // nothing that can be seen

  let from = 0;
  for (;;) {
    const at = findStart(from);
    if (at === undefined) return undefined;
    const afterStart = at.position + start.length;
    if (end !== undefined && end !== '') {
      const endsAt = findEnd(afterStart);
      if (endsAt !== undefined) return inText(at.position, endsAt);
      return undefined; // no end behind this start: none behind a later one either
    }
    if (endsWell(afterStart)) return inText(at.position, afterStart);
    from = at.next;
  }

  function inText(from: number, to: number): { start: number; end: number } {
    return { start: startInText(from), end: endInText(to) };
  }

  function isBoundary(position: number): boolean {
    return isWordBoundary(startInText(position));
  }

  function findStart(searchFrom: number): { position: number; next: number } | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(prefix || start, position);
      if (found === -1) return undefined;
      position = found + 1;
      if (!isBoundary(found)) continue;
      if (!prefix) {
        if (end === undefined || isBoundary(found + start.length)) return { position: found, next: position };
        continue;
      }
      const behindPrefix = skipSpaces(found + prefix.length);
      if (!folded.startsWith(start, behindPrefix)) continue;
      if (end !== undefined && !isBoundary(behindPrefix + start.length)) continue;
      return { position: behindPrefix, next: position };
    }
  }

  function findEnd(searchFrom: number): number | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(end as string, position); // called only where an end is given
      if (found === -1) return undefined;
      const behind = found + (end as string).length; // likewise
      if (isBoundary(found) && endsWell(behind)) return behind;
      position = found + 1;
    }
  }

  function endsWell(position: number): boolean {
    if (!suffix) return isBoundary(position);
    const suffixAt = skipSpaces(position);
    return folded.startsWith(suffix, suffixAt) && isBoundary(suffixAt + suffix.length);
  }

  function skipSpaces(position: number): number {
    let at = position;
    while (/\s/u.test(folded.charAt(at))) at += 1;
    return at;
  }
}
