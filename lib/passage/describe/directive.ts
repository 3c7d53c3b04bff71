// A text directive: its terms, how they are written in an address, and what a browser finds by them, according to
// https://wicg.github.io/scroll-to-text-fragment/ (section 3.5, "Finding ranges in a document"), applied to page text.

import type { Stretch } from '../page-text/edges';
import { fold } from '../page-text/fold';
import type { SearchText } from './search-text';

/** The terms of a directive, verbatim from the searched text: `[prefix-,]start[,end][,-suffix]`. */
export interface Directive {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/** @returns `:~:text=[prefix-,]start[,end][,-suffix]`, percent-encoded. */
export function encodeDirective({ prefix, start, end, suffix }: Directive): string {
  const terms = [
    prefix && `${encodeTerm(prefix)}-`,
    encodeTerm(start),
    end && encodeTerm(end),
    suffix && `-${encodeTerm(suffix)}`,
  ];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}

/** `-` and `,` separate the terms and `&` the directives, so they are encoded within a term. */
function encodeTerm(term: string): string {
  return encodeURIComponent(term).replace(/-/g, '%2D');
}

/** Returns the first stretch of the page text that the directive matches, or `undefined`. */
export function findDirective(page: SearchText, directive: Directive): Stretch | undefined {
  const found = findInSearched(page, directive);
  return found && page.toPageText(found);
}

/** Returns the first stretch of the searched text that the directive matches, or `undefined`. */
export function findInSearched(
  { text, folded, startInText, endInText, isWordBoundary }: SearchText,
  directive: Directive,
): Stretch | undefined {
  const prefix = directive.prefix && fold(directive.prefix);
  const start = fold(directive.start);
  const end = directive.end && fold(directive.end);
  const suffix = directive.suffix && fold(directive.suffix);
  if (start === '') return undefined; // nothing visible

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

  function inText(from: number, to: number): Stretch {
    return { start: startInText(from), end: endInText(to) };
  }

  function beginsWord(position: number): boolean {
    return isWordBoundary(startInText(position));
  }

  function endsWord(position: number): boolean {
    return isWordBoundary(endInText(position));
  }

  function findStart(searchFrom: number): { position: number; next: number } | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(prefix || start, position);
      if (found === -1) return undefined;
      position = found + 1;
      if (!beginsWord(found)) continue;
      if (!prefix) {
        if (end === undefined || endsWord(found + start.length)) return { position: found, next: position };
        continue;
      }
      const afterPrefix = afterSpaces(found + prefix.length);
      if (afterPrefix === undefined || !folded.startsWith(start, afterPrefix)) continue;
      if (end !== undefined && !endsWord(afterPrefix + start.length)) continue;
      return { position: afterPrefix, next: position };
    }
  }

  function findEnd(searchFrom: number): number | undefined {
    let position = searchFrom;
    for (;;) {
      const found = folded.indexOf(end as string, position); // called only where an end is given
      if (found === -1) return undefined;
      const after = found + (end as string).length; // likewise
      if (beginsWord(found) && endsWell(after)) return after;
      position = found + 1;
    }
  }

  function endsWell(position: number): boolean {
    if (!suffix) return endsWord(position);
    const suffixAt = afterSpaces(position);
    return (
      suffixAt !== undefined && folded.startsWith(suffix, suffixAt) && endsWord(suffixAt + suffix.length)
    );
  }

  /**
   * Returns the position after the spaces. Chromium skips white space between two terms, but no other invisible
   * character: a soft hyphen or a direction mark there keeps the terms from matching.
   */
  function afterSpaces(position: number): number | undefined {
    let at = position;
    while (/\s/u.test(folded.charAt(at))) at += 1;
    return /\p{Cf}/u.test(text.slice(endInText(position), startInText(at))) ? undefined : at;
  }
}
