// Quotes and their positions. The cases follow those of the Annotator (`packages/dom/test/text-quote`, Apache-2.0) and the Hypothesis
// client (`src/annotator/anchoring/test/match-quote-test`, BSD-2-Clause), with our own words.

/** Words that are described and found again. `⟦` and `⟧` enclose them. */
export interface RoundTrip {
  readonly name: string;
  readonly text: string;
}

/** A quote to locate. */
export interface QuoteCase {
  readonly name: string;
  /** `⟦` and `⟧` enclose the expected result; without them, nothing must be found. */
  readonly text: string;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** The position of the quote when it was described, in code points; 0 if absent. */
  readonly at?: number;
  /** Why our result differs from that of the suite, which the marks show. */
  readonly differs?: string;
}

const BIRDS = 'wren robin heron finch tit tit';
const CHOICE = 'To translate or not to translate.';

export const ROUND_TRIPS: readonly RoundTrip[] = [
  { name: 'words that occur once', text: 'wren robin ⟦heron fi⟧nch tit tit' },
  { name: 'a part of a word that needs its prefix', text: 'To translate or not to ⟦trans⟧late.' },
  { name: 'a part of a word that needs its suffix', text: 'To trans⟦late⟧ or not to translate.' },
  { name: 'the first word, which needs its suffix', text: '⟦to⟧ translate or not to translate.' },
  { name: 'the last word, which needs its prefix', text: 'To translate or not to trans⟦late⟧' },
  { name: 'letters among many of the same', text: 'eeee⟦eee⟧eee' },
  { name: 'the first words', text: '⟦wren robin⟧ heron finch tit tit' },
  { name: 'the last words', text: 'wren robin heron finch ⟦tit tit⟧' },
  { name: 'the first of two', text: 'wren robin heron finch ⟦tit⟧ tit' },
  { name: 'the second of two', text: 'wren robin heron finch tit ⟦tit⟧' },
  { name: 'the first of two that overlap', text: 'b⟦ana⟧nas' },
  { name: 'the second of two that overlap', text: 'ban⟦ana⟧s' },
  { name: 'one letter among others', text: 'wren r⟦o⟧bin heron finch tit tit' },
  { name: 'the whole text', text: `⟦${CHOICE}⟧` },
];

const EXACT: readonly QuoteCase[] = [
  { name: 'words that occur once', text: 'wren robin ⟦heron fi⟧nch tit tit', exact: 'heron fi' },
  { name: 'the first words', text: '⟦wren robin⟧ heron finch tit tit', exact: 'wren robin' },
  { name: 'the last words', text: 'wren robin heron finch ⟦tit tit⟧', exact: 'tit tit' },
  { name: 'words that do not occur', text: BIRDS, exact: 'holy grail' },
  { name: 'a prefix', text: 'wren robin heron finch ⟦tit⟧ tit', exact: 'tit', prefix: 'finch ' },
  { name: 'a suffix', text: 'wren robin her⟦o⟧n finch tit tit', exact: 'o', suffix: 'n' },
  {
    name: 'a prefix and a suffix',
    text: 'wren r⟦o⟧bin heron finch tit tit',
    exact: 'o',
    prefix: 'r',
    suffix: 'bi',
  },
  {
    name: 'empty prefix and suffix',
    text: 'wren robin ⟦heron fi⟧nch tit tit',
    exact: 'heron fi',
    prefix: '',
    suffix: '',
  },
  { name: 'one of two, the first', text: 'wren robin heron finch ⟦tit⟧ tit', exact: 'tit', at: 23 },
  { name: 'one of two, the second', text: 'wren robin heron finch tit ⟦tit⟧', exact: 'tit', at: 27 },
  { name: 'one of two that overlap, the first', text: 'b⟦ana⟧nas', exact: 'ana', at: 1 },
  { name: 'one of two that overlap, the second', text: 'ban⟦ana⟧s', exact: 'ana', at: 3 },
];

const TIMES =
  `It was the longest of days, it was the shortest of days, it was the year of rain, it was the year of drought, we
had plenty in store, we had little in store, we were all bound for the coast, we were all bound the other way.`.replace(
    /\s+/g,
    ' ',
  );
const LOG =
  'Five winters on, as she stood upon the frozen lake, the old skipper was to recall that first voyage north';

function times(found: string, within: string): string {
  return TIMES.replace(within, within.replace(found, `⟦${found}⟧`));
}

const IN_CONTEXT: readonly QuoteCase[] = [
  {
    name: 'the first of two by its prefix',
    text: times('in store', 'in store, we had little'),
    exact: 'in store',
    prefix: 'we had plenty ',
  },
  {
    name: 'the second of two by its prefix',
    text: times('in store', 'in store, we were'),
    exact: 'in store',
    prefix: 'we had little ',
  },
  {
    name: 'the first of two by a prefix that changed',
    text: times('in store', 'in store, we had little'),
    exact: 'in store',
    prefix: 'we had plen-ty ',
  },
  {
    name: 'the second of two by a prefix that changed',
    text: times('in store', 'in store, we were'),
    exact: 'in store',
    prefix: 'we had litle ',
  },
  {
    name: 'the first of two by its suffix',
    text: times('we had', 'we had plenty'),
    exact: 'we had',
    suffix: ' plenty',
  },
  {
    name: 'the second of two by its suffix',
    text: times('we had', 'we had little'),
    exact: 'we had',
    suffix: ' little',
  },
  {
    name: 'the first of two by a suffix that changed',
    text: times('we had', 'we had plenty'),
    exact: 'we had',
    suffix: ' plen ty',
  },
  {
    name: 'the second of two by a suffix that changed',
    text: times('we had', 'we had little'),
    exact: 'we had',
    suffix: ' litle',
  },
  {
    name: 'the first of two by its position',
    text: times('in store', 'in store, we had little'),
    exact: 'in store',
    at: TIMES.indexOf('in store'),
  },
  {
    name: 'the second of two by its position',
    text: times('in store', 'in store, we were'),
    exact: 'in store',
    at: TIMES.lastIndexOf('in store'),
  },
  {
    name: 'a prefix longer than the text before it',
    text: LOG.replace('winters on', '⟦winters on⟧'),
    exact: 'winters on',
    prefix: 'It was to be five ',
  },
  {
    name: 'the last word, with a suffix that is gone',
    text: 'Some text of the ⟦log⟧',
    exact: 'log',
    prefix: 'Some text of the ',
    suffix: ' that is missing',
    at: 17,
  },
];

const NOT_THERE: readonly QuoteCase[] = [
  { name: 'words of another text', text: TIMES, exact: LOG },
  { name: 'words in an empty text', text: '', exact: 'heron' },
  {
    name: 'a word after another prefix',
    text: BIRDS,
    exact: 'heron',
    prefix: 'rabbit ',
    suffix: '',
  },
  {
    name: 'a word before another suffix',
    text: BIRDS,
    exact: 'heron',
    suffix: ' fench',
  },
  {
    name: 'a word before a suffix without its space',
    text: BIRDS,
    exact: 'heron',
    suffix: 'f',
  },
];

export const QUOTE_CASES: readonly QuoteCase[] = [...EXACT, ...IN_CONTEXT, ...NOT_THERE];
