// Runs in a page: describes a selection and locates it again in the same page.

import { describePassage } from '../../../lib/passage/describe/describe';
import { selectedRange } from '../../../lib/passage/describe/selection';
import { type Located, locate } from '../../../lib/passage/locate/locate';
import { readPageText } from '../../../lib/passage/page-text/page-text';

/** A document and the ends of a selection, as fractions (0 to 1) of its text nodes and of their text. */
export interface Highlighted {
  readonly body: string;
  readonly language: string;
  readonly anchor: readonly [node: number, offset: number];
  readonly focus: readonly [node: number, offset: number];
}

export interface RoundTrip {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  /** The selected text according to the browser. */
  readonly highlighted: string;
  readonly located: Located;
  /** Whether the document has a sentence like the passage's, and nothing next to the two tells them apart. */
  readonly isDoubtful: boolean;
}

/** Returns `undefined` if nothing visible is selected, or more than the maximum length of a quote. */
export function roundTrip({ body, language, anchor, focus }: Highlighted): RoundTrip | undefined {
  document.body.innerHTML = body;
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  const pointAt = ([node, offset]: Highlighted['anchor']): [Text, number] | undefined => {
    const text = nodes[Math.floor(node * nodes.length)];
    return text && [text, graphemeStart(text.data, Math.round(offset * text.length))];
  };
  const [from, to] = [pointAt(anchor), pointAt(focus)];
  if (from === undefined || to === undefined) return undefined;
  const selection = getSelection();
  selection?.setBaseAndExtent(...from, ...to);

  const page = readPageText(document);
  const range = selectedRange(selection, page);
  if (selection === null || range === undefined || range.shortened) return undefined;
  const { start, end } = range;
  const passage = describePassage(page.text, start, end, language);
  return {
    start,
    end,
    exact: passage.exact,
    highlighted: selection.getRangeAt(0).toString(),
    located: locate(page.text, passage, undefined, language),
    isDoubtful: typeof passage.lookalikes === 'object' && passage.lookalikes.before === '',
  };
}

/** Returns the start of the grapheme at `at`, because no caret can be inside a grapheme. */
function graphemeStart(text: string, at: number): number {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return graphemes.containing(at)?.index ?? at;
}
