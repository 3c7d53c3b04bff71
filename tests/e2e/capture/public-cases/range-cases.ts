// Ranges of every form, and the quote of each. The cases follow those of the Hypothesis client for anchoring
// (`src/annotator/anchoring/test/html-test`, BSD-2-Clause) and of the Annotator for quotes (`packages/dom`, Apache-2.0), with our own
// pages and words.

/** A point in a page: the child nodes to follow from the element, and an offset in the last of them. */
interface Point {
  readonly of: string;
  /** The number of the child node to step into; absent: the element itself. */
  readonly child?: number;
  readonly offset: number;
}

export interface RangeCase {
  readonly name: string;
  readonly html: string;
  readonly from: Point;
  readonly to: Point;
  /** The quote with folded white space; absent if there is nothing to quote. */
  readonly exact?: string;
  /** Why our result differs from that of the suite. */
  readonly differs?: string;
}

const RAIN = `<p><b>Warm rains fell on the valley</b> and on the hills. It rained until <i>the last evening.</i> Then they
  opened the <code>sluice</code>.</p>`;
const BREAKS = '<div>Before.<br><br>Words between breaks.<br><br><br>Behind.</div>';
const LOOSE = '<div>Before.<br><p><br></p>Words between breaks.<br><p><br></p><br>Behind.</div>';

const IN_TEXT: readonly RangeCase[] = [
  {
    name: 'a part of a text node',
    html: RAIN,
    from: { of: 'b', child: 0, offset: 5 },
    to: { of: 'b', child: 0, offset: 15 },
    exact: 'rains fell',
  },
  {
    name: 'a whole text node, by points in it',
    html: RAIN,
    from: { of: 'b', child: 0, offset: 0 },
    to: { of: 'b', child: 0, offset: 29 },
    exact: 'Warm rains fell on the valley',
  },
  {
    name: 'a whole text node, by points around it',
    html: RAIN,
    from: { of: 'b', offset: 0 },
    to: { of: 'b', offset: 1 },
    exact: 'Warm rains fell on the valley',
  },
  {
    name: 'over two text nodes',
    html: RAIN,
    from: { of: 'b', child: 0, offset: 23 },
    to: { of: 'p', child: 1, offset: 7 },
    exact: 'valley and on',
  },
  {
    name: 'from the beginning of an element into a text node',
    html: RAIN,
    from: { of: 'b', offset: 0 },
    to: { of: 'p', child: 1, offset: 7 },
    exact: 'Warm rains fell on the valley and on',
  },
  {
    name: 'from a text node to the end of an element',
    html: RAIN,
    from: { of: 'p', child: 1, offset: 19 },
    to: { of: 'i', offset: 1 },
    exact: 'It rained until the last evening.',
  },
  {
    name: 'everything in a paragraph',
    html: RAIN,
    from: { of: 'p', offset: 0 },
    to: { of: 'p', offset: 6 },
    exact:
      'Warm rains fell on the valley and on the hills. It rained until the last evening. Then they opened the sluice.',
  },
];

const OVER_BLOCKS: readonly RangeCase[] = [
  {
    name: 'over blocks with white space between them',
    html: '<h2>Second part</h2>\n\n\n  <p>Warm rains fell.</p>',
    from: { of: 'h2', child: 0, offset: 7 },
    to: { of: 'p', child: 0, offset: 10 },
    exact: 'part Warm rains',
  },
  {
    name: 'an empty element at the end',
    html: '<p>Words of it all.<b></b></p>',
    from: { of: 'p', offset: 0 },
    to: { of: 'p', offset: 1 },
    exact: 'Words of it all.',
  },
  {
    name: 'ending before the text of a block',
    html: '<h2>Second part</h2>\n\n\n  <p>Warm rains fell.</p>\n\n\n<p id="last"><b>More.</b></p>',
    from: { of: 'h2', offset: 0 },
    to: { of: '#last', offset: 0 },
    exact: 'Second part Warm rains fell.',
  },
  {
    name: 'starting in an element without children',
    html: '<section><div></div><span>Rain here</span></section>',
    from: { of: 'section div', offset: 0 },
    to: { of: 'span', child: 0, offset: 4 },
    exact: 'Rain',
  },
];

/** Returns cases for text between line breaks, with points at and around the breaks. The text is the fourth node of the page. */
function betweenBreaks(kind: string, html: string): RangeCase[] {
  const inText = { from: { of: 'div', child: 3, offset: 0 }, to: { of: 'div', child: 3, offset: 21 } };
  const exact = 'Words between breaks.';
  return [
    { name: `text between ${kind}`, html, ...inText, exact },
    ...[4, 5, 6, 7].map((offset) => ({
      name: `text between ${kind}, ending before node ${offset}`,
      html,
      ...inText,
      to: { of: 'div', offset },
      exact,
    })),
    ...[3, 2, 1].map((offset) => ({
      name: `text between ${kind}, starting before node ${offset}`,
      html,
      ...inText,
      from: { of: 'div', offset },
      exact,
    })),
  ];
}

const OF_NOTHING: readonly RangeCase[] = [
  {
    name: 'an image and nothing else',
    html: '<p>Here: <img alt="a heron" src="data:,"> and behind.</p>',
    from: { of: 'p', offset: 1 },
    to: { of: 'p', offset: 2 },
    differs:
      'The Annotator describes an empty quote by its surroundings. The context menu corrects a picture.',
  },
  {
    name: 'an empty range',
    html: RAIN,
    from: { of: 'b', child: 0, offset: 5 },
    to: { of: 'b', child: 0, offset: 5 },
    differs: 'The Annotator describes an empty quote. If nothing is highlighted, there is no passage.',
  },
  {
    name: 'text in the head',
    html: RAIN,
    from: { of: 'title', child: 0, offset: 0 },
    to: { of: 'title', child: 0, offset: 7 },
    differs: 'The Annotator quotes a title in the head. The page text is what a reader sees in the page.',
  },
];

export const RANGE_CASES: readonly RangeCase[] = [
  ...IN_TEXT,
  ...OVER_BLOCKS,
  ...betweenBreaks('<br>', BREAKS),
  ...betweenBreaks('<br> and empty paragraphs', LOOSE),
  ...OF_NOTHING,
];
