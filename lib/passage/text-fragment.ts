// The `:~:text=` directive that opens a page at a passage (https://wicg.github.io/scroll-to-text-fragment/).

import { MAX_TEXT_FRAGMENT } from '../correction/limits';
import { type Directive, findDirective, makeSearchable, type SearchableText } from './directive-search';

/** A quote up to this long is named whole; a longer one, or one over several lines, by its beginning and end. */
const MAX_WHOLE = 300;
/** Most words of context on a side, and most words in either term of a range. */
const MAX_WORDS = 12;

/**
 * The shortest directive of ours that finds `start` to `end` (UTF-16) of `text` and nothing before it, or, where there
 * is none, the lines in which that stands; `undefined` where nothing does.
 *
 * @returns `:~:text=…`, percent-encoded.
 */
export function textFragmentFor(
  text: string,
  start: number,
  end: number,
  language?: string,
): string | undefined {
  const searchable = makeSearchable(text, language);
  const seen = withoutUnseen(text, start, end);
  return (
    directiveFor(text, seen.start, seen.end, searchable) ??
    // The words alone cannot be told from a twin where their whole line is its twin's too, as in a caption that stands
    // twice: what stands before a line may tell it apart.
    directiveFor(text, lineStart(text, start), lineEnd(text, end), searchable)
  );
}

/** The stretch without the marks of direction and the like at its ends, which no search heeds. */
function withoutUnseen(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && /\p{Cf}/u.test(text.charAt(from))) from += 1;
  while (to > from && /\p{Cf}/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function directiveFor(
  text: string,
  start: number,
  end: number,
  searchable: SearchableText,
): string | undefined {
  for (const directive of candidates(text, start, end, searchable)) {
    if (!Object.values(directive).every((term: string) => term.isWellFormed())) continue; // no address can hold it
    const found = findDirective(searchable, directive);
    if (found?.start !== start || found.end !== end) continue;
    const fragment = encodeDirective(directive);
    if (fragment.length <= MAX_TEXT_FRAGMENT) return fragment;
  }
  return undefined;
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

function lineEnd(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end;
}

function* candidates(
  text: string,
  start: number,
  end: number,
  { isWordBoundary }: SearchableText,
): Generator<Directive> {
  const before = wordStartsBefore(text, start, isWordBoundary);
  const behind = wordEndsBehind(text, end, isWordBoundary);
  const quote = text.slice(start, end);
  const whole = quote.length <= MAX_WHOLE && !quote.includes('\n');
  const terms = whole ? [{ start: quote }] : rangeTerms(quote);
  for (const [prefixWords, suffixWords] of contextSizes(before.length, behind.length)) {
    const prefixFrom = prefixWords === 0 ? undefined : before[prefixWords - 1];
    const suffixTo = suffixWords === 0 ? undefined : behind[suffixWords - 1];
    for (const term of terms) {
      yield {
        ...term,
        ...(prefixFrom === undefined ? {} : { prefix: text.slice(prefixFrom, start).trim() }),
        ...(suffixTo === undefined ? {} : { suffix: text.slice(end, suffixTo).trim() }),
      };
    }
  }
}

/** Beginning and end of a passage that is named by its range, in growing lengths. */
function rangeTerms(quote: string): Directive[] {
  const firstLine = quote.slice(0, quote.indexOf('\n') === -1 ? undefined : quote.indexOf('\n')).trim();
  const lastLine = quote.slice(quote.lastIndexOf('\n') + 1).trim();
  const first = firstLine.split(/(?<=\s)/u);
  const last = lastLine.split(/(?<=\s)/u);
  const oneLine = !quote.includes('\n');
  const terms: Directive[] = [];
  for (const count of [3, 5, 8, MAX_WORDS]) {
    if (oneLine && 2 * count > first.length) break; // the two terms must not overlap
    terms.push({ start: first.slice(0, count).join('').trim(), end: last.slice(-count).join('').trim() });
  }
  return terms.length > 0 ? terms : [{ start: quote }]; // few words, all long: no spaces in this script
}

/** No context, then a little on either side, then more: the shortest directive is tried first. */
function* contextSizes(most: number, mostBehind: number): Generator<[number, number]> {
  for (let sum = 0; sum <= most + mostBehind; sum += 1) {
    for (let prefix = Math.min(sum, most); prefix >= 0; prefix -= 1) {
      const suffix = sum - prefix;
      if (
        suffix <= mostBehind &&
        Math.abs(prefix - suffix) <= Math.max(1, most - mostBehind, mostBehind - most)
      ) {
        yield [prefix, suffix];
      }
    }
  }
}

/** Starts of the words before `start`, nearest first, all on one line: a term cannot cross a block. */
function wordStartsBefore(text: string, start: number, isWordBoundary: (at: number) => boolean): number[] {
  const starts: number[] = [];
  let at = start;
  while (at > 0 && /\s/u.test(text.charAt(at - 1))) at -= 1;
  while (at > 0 && text.charAt(at - 1) !== '\n' && starts.length < MAX_WORDS) {
    at -= 1;
    if (isWordBoundary(at) && /[\p{L}\p{N}]/u.test(text.charAt(at))) starts.push(at);
  }
  return starts;
}

/** Ends of the words behind `end`, nearest first, all on one line. */
function wordEndsBehind(text: string, end: number, isWordBoundary: (at: number) => boolean): number[] {
  const ends: number[] = [];
  let at = end;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  while (at < text.length && text.charAt(at) !== '\n' && ends.length < MAX_WORDS) {
    at += 1;
    if (isWordBoundary(at) && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) ends.push(at);
  }
  return ends;
}

function encodeDirective({ prefix, start, end, suffix }: Directive): string {
  const terms = [
    prefix && `${encodeTerm(prefix)}-`,
    encodeTerm(start),
    end && encodeTerm(end),
    suffix && `-${encodeTerm(suffix)}`,
  ];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}

/** `-` and `,` part the terms and `&` the directives, so within a term they are encoded. */
function encodeTerm(term: string): string {
  return encodeURIComponent(term).replace(/-/g, '%2D');
}
