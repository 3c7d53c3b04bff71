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
  /** `text` as a browser's search compares it; the same length, so that positions hold. */
  readonly folded: string;
  readonly isWordBoundary: (position: number) => boolean;
}

/** Enough text around a position to tell whether a word ends there, also in scripts without spaces. */
const WORD_WINDOW = 32;

export function makeSearchable(text: string, language?: string): SearchableText {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  return {
    folded: fold(text),
    isWordBoundary: (position) => {
      if (position <= 0 || position >= text.length) return true;
      const from = Math.max(0, position - WORD_WINDOW);
      const around = words.segment(text.slice(from, position + WORD_WINDOW)).containing(position - from);
      return around?.index === position - from;
    },
  };
}

/**
 * `text` as Chromium's search compares it: without case and diacritics, with plain quotes and spaces.
 * Characters whose folding would change the length stay as they are.
 */
export function fold(text: string): string {
  return text.replace(/[A-Z\P{ASCII}]/gu, (character) => {
    const base = character.normalize('NFKD').replace(/\p{M}+/gu, '');
    const folded = (QUOTES[character] ?? base).toLowerCase();
    return folded.length === character.length ? folded : character;
  });
}

const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
};

/** The first stretch of the text that the directive matches, or `undefined`. */
export function findDirective(
  { folded, isWordBoundary }: SearchableText,
  directive: Directive,
): { start: number; end: number } | undefined {
  const prefix = directive.prefix && fold(directive.prefix);
  const start = fold(directive.start);
  const end = directive.end && fold(directive.end);
  const suffix = directive.suffix && fold(directive.suffix);

  let from = 0;
  for (;;) {
    const at = findStart(from);
    if (at === undefined) return undefined;
    const afterStart = at.position + start.length;
    if (end !== undefined && end !== '') {
      const endsAt = findEnd(afterStart);
      if (endsAt !== undefined) return { start: at.position, end: endsAt };
      return undefined; // no end behind this start: none behind a later one either
    }
    if (endsWell(afterStart)) return { start: at.position, end: afterStart };
    from = at.next;
  }

  function findStart(searchFrom: number): { position: number; next: number } | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(prefix || start, position);
      if (found === -1) return undefined;
      position = found + 1;
      if (!isWordBoundary(found)) continue;
      if (!prefix) {
        if (end === undefined || isWordBoundary(found + start.length))
          return { position: found, next: position };
        continue;
      }
      const behindPrefix = skipSpaces(found + prefix.length);
      if (!folded.startsWith(start, behindPrefix)) continue;
      if (end !== undefined && !isWordBoundary(behindPrefix + start.length)) continue;
      return { position: behindPrefix, next: position };
    }
  }

  function findEnd(searchFrom: number): number | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(end as string, position); // called only where an end is given
      if (found === -1) return undefined;
      const behind = found + (end as string).length; // likewise
      if (isWordBoundary(found) && endsWell(behind)) return behind;
      position = found + 1;
    }
  }

  function endsWell(position: number): boolean {
    if (!suffix) return isWordBoundary(position);
    const suffixAt = skipSpaces(position);
    return folded.startsWith(suffix, suffixAt) && isWordBoundary(suffixAt + suffix.length);
  }

  function skipSpaces(position: number): number {
    let at = position;
    while (/\s/u.test(folded.charAt(at))) at += 1;
    return at;
  }
}
