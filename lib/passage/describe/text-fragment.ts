// The `:~:text=` directive that opens a page at a passage (https://wicg.github.io/scroll-to-text-fragment/).

import { MAX_TEXT_FRAGMENT } from '../../correction/limits';
import { sentenceBounds } from '../../correction/sentence';
import type { Stretch } from '../page-text/edges';
import { type Directive, encodeDirective, findInSearched } from './directive';
import { byLength, contextLadder, type Ladder, rangeDirectives, wholeDirectives } from './directive-choice';
import type { SearchText } from './search-text';

/** Maximum length of a quote that is always named whole, in UTF-16 units: the link shows what it is about. */
const MAX_ALWAYS_WHOLE = 60;
/** Maximum length of a quote that may be named whole, in UTF-16 units. */
const MAX_WHOLE = 300;
/** Maximum number of directives of each form that are tried; the first one nearly always works. */
const MAX_TRIED = 6;
/** Maximum number of blocks that a piece wider than the passage reaches back over. */
const MAX_BLOCKS_BACK = 12;

/**
 * Returns the shortest directive that finds `start` to `end` (UTF-16) of the page text and nothing before it. If the
 * words occur more than once, it finds the whole words around them, their sentence, their block, or a range of
 * blocks; `undefined` if no directive finds any of these.
 *
 * @returns `:~:text=…`, percent-encoded.
 */
export function textFragmentFor(page: SearchText, start: number, end: number): string | undefined {
  const own = page.fromPageText({ start, end });
  const tried = new Set<string>();
  for (const piece of pieces(page, own.start, own.end)) {
    const key = `${piece.start} ${piece.end}`;
    if (tried.has(key) || piece.start >= piece.end) continue;
    tried.add(key);
    const fragment = directiveFor(page, piece);
    if (fragment !== undefined) return fragment;
  }
  return undefined;
}

/** Yields the passage, then wider and wider pieces of the text around it. */
function* pieces(page: SearchText, start: number, end: number): Generator<Stretch> {
  if (start >= end) return;
  const { text, isWordBoundary, blockStart, blockEnd } = page;
  yield withoutUnseen(text, start, end);
  let [from, to] = [start, end];
  while (!isWordBoundary(from)) from -= 1;
  while (!isWordBoundary(to)) to += 1;
  yield withoutUnseen(text, from, to);
  const block = { start: blockStart(start), end: blockEnd(end) };
  const sentence = sentenceBounds(text.slice(block.start, block.end), start - block.start, end - block.start);
  yield withoutUnseen(text, block.start + sentence.start, block.start + sentence.end);
  yield withoutUnseen(text, block.start, block.end);
  let before = block.start;
  for (let count = 0; count < MAX_BLOCKS_BACK && before > 0; count += 1) {
    const { end: after } = withoutUnseen(text, 0, before);
    before = blockStart(after);
    yield withoutUnseen(text, before, block.end);
  }
}

/** Returns the stretch without spaces, direction marks and the like at its ends, which no search compares. */
function withoutUnseen(text: string, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (from < to && /[\p{Cf}\s]/u.test(text.charAt(from))) from += 1;
  while (to > from && /[\p{Cf}\s]/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function directiveFor(page: SearchText, { start, end }: Stretch): string | undefined {
  const ladder = contextLadder(page, start, end);
  const isOneBlock = page.blockEnd(start + 1) >= end;
  const length = end - start;
  const whole =
    isOneBlock && length <= MAX_WHOLE
      ? firstThatFinds(page, start, end, wholeQuotes(page, start, end, ladder))
      : undefined;
  if (whole !== undefined && length <= MAX_ALWAYS_WHOLE) return whole;
  const range = firstThatFinds(
    page,
    start,
    end,
    byLength(rangeDirectives(page, start, end, ladder, isOneBlock)),
  );
  if (whole === undefined || range === undefined) return whole ?? range;
  return range.length < whole.length ? range : whole;
}

/** Yields the words without context, then with it. */
function* wholeQuotes(page: SearchText, start: number, end: number, ladder: Ladder): Generator<Directive> {
  yield* byLength([{ start: page.text.slice(start, end) }]);
  yield* byLength(wholeDirectives(page, start, end, ladder));
}

/** Returns the first directive that finds the stretch, encoded. */
function firstThatFinds(
  page: SearchText,
  start: number,
  end: number,
  directives: Iterable<Directive>,
): string | undefined {
  let count = 0;
  for (const directive of directives) {
    count += 1;
    if (count > MAX_TRIED) return undefined;
    const found = findInSearched(page, directive);
    if (found?.start !== start || found.end !== end) continue;
    const fragment = encodeDirective(directive);
    if (fragment.length <= MAX_TEXT_FRAGMENT) return fragment;
  }
  return undefined;
}
