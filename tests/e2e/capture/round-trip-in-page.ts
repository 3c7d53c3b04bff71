// Runs in a page: what the reader highlights is described, and looked for again in the page as it is.

import { describePassage } from '../../../lib/passage/describe/describe';
import { selectedRange } from '../../../lib/passage/describe/selection';
import { type Located, locate } from '../../../lib/passage/locate/locate';
import { readPageText } from '../../../lib/passage/page-text/page-text';

/** A document, and where a selection of it begins and ends: shares (0 to 1) of its text nodes and of their text. */
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
  /** What the browser says is highlighted. */
  readonly highlighted: string;
  readonly located: Located;
}

/** `undefined` where nothing visible is highlighted, or more than may be quoted. */
export function roundTrip({ body, language, anchor, focus }: Highlighted): RoundTrip | undefined {
  document.body.innerHTML = body;
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) nodes.push(node);
  const pointAt = ([node, offset]: Highlighted['anchor']): [Text, number] | undefined => {
    const text = nodes[Math.floor(node * nodes.length)];
    return text && [text, wholeCharacters(text.data, Math.round(offset * text.length))];
  };
  const [from, to] = [pointAt(anchor), pointAt(focus)];
  if (from === undefined || to === undefined) return undefined;
  const selection = getSelection();
  selection?.setBaseAndExtent(...from, ...to);

  const page = readPageText(document);
  const stretch = selectedRange(selection, page);
  if (selection === null || stretch === undefined || stretch.shortened) return undefined;
  const { start, end } = stretch;
  const passage = describePassage(page.text, start, end, language);
  return {
    start,
    end,
    exact: passage.exact,
    highlighted: selection.getRangeAt(0).toString(),
    located: locate(page.text, passage, undefined, language),
  };
}

/** Not within what is one character to a reader: no caret can stand there. */
function wholeCharacters(text: string, at: number): number {
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return graphemes.containing(at)?.index ?? at;
}
