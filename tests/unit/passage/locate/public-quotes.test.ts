// What public suites hold of quotes, held of ours: what is described is found again, and what is found is what was meant.

import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../../lib/correction/content';
import { describePassage } from '../../../../lib/passage/describe/describe';
import { locate } from '../../../../lib/passage/locate/locate';
import { QUOTE_CASES, ROUND_TRIPS } from '../../../e2e/capture/public-cases/quote-cases';

describe('a passage that was described is found again', () => {
  it.each(ROUND_TRIPS)('$name', ({ text: marked }) => {
    const { text, start, end } = takeOut(marked);
    const passage = describePassage(text, start, end, 'en');
    expect(passage.exact).toBe(text.slice(start, end));
    expect(locate(text, passage)).toMatchObject({ verdict: 'unchanged', start, end });
  });
});

describe('a quote is looked for', () => {
  it.each(QUOTE_CASES)('$name', ({ text: marked, differs, ...quote }) => {
    const { text, start, end } = takeOut(marked);
    const place = locate(text, passageOf(quote));
    if (place.verdict === 'unchanged') expect(text.slice(place.start, place.end)).toBe(quote.exact);
    const isFound = marked.includes('⟦');
    if (isFound && differs === undefined) expect(place).toMatchObject({ start, end });
    else if (isFound || differs === undefined) expect(place.verdict).toBe('gone');
    else expect(place.verdict).not.toBe('gone');
  });
});

/** The text without its marks, and where they stood (UTF-16). */
function takeOut(marked: string): { text: string; start: number; end: number } {
  const start = marked.indexOf('⟦');
  return { text: marked.replace(/[⟦⟧]/gu, ''), start, end: marked.indexOf('⟧') - 1 };
}

function passageOf({
  exact,
  prefix = '',
  suffix = '',
  at,
}: Pick<(typeof QUOTE_CASES)[number], 'exact' | 'prefix' | 'suffix' | 'at'>): Passage {
  const place = at === undefined ? {} : { start: at, end: at + Array.from(exact).length };
  return { exact, prefix, suffix, ...place };
}
