// Runs in the page: each peer describes the same selections, and Chromium judges the results.

import { generateFragment } from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import { toLanguage } from '../../lib/page/language';
import { describePassage } from '../../lib/passage/describe/describe';
import { edgesFor, selectedRange } from '../../lib/passage/describe/selection';
import { readPageText } from '../../lib/passage/page-text/page-text';
import { chromiumDirective, type Judgement, judge, TextIndex } from './oracle';
import { type Sample, sampleSelections } from './page-words';

export const PEERS = ['Corrigenda', 'Chromium', 'text-fragments-polyfill'] as const;
export type Peer = (typeof PEERS)[number];

/** The result of one peer for one selection. */
export interface Outcome {
  readonly peer: Peer;
  readonly kind: Sample['kind'] | 'awkward';
  readonly judgement: Judgement | 'none made';
  readonly ms: number;
  /** The selected words and the directive, to investigate errors. */
  readonly words: string;
  readonly directive: string;
}

/**
 * Returns the results of all peers for the document's seeded selections.
 *
 * @param warmUps number of selections that are described first and not counted, because they include the time to compile the code.
 */
export async function describeSamples(
  seed: number,
  count: number,
  peers: readonly Peer[],
  warmUps: number,
): Promise<Outcome[]> {
  const index = new TextIndex(document);
  const outcomes: Outcome[] = [];
  for (const { range } of sampleSelections(document, seed + 1_000, warmUps)) {
    for (const peer of peers) await timeOf(peer, range);
  }
  for (const { kind, range } of sampleSelections(document, seed, count)) {
    const words = range.toString();
    for (const peer of peers) {
      const { directive, ms } = await timeOf(peer, range);
      const judgement = directive === undefined ? 'none made' : await judge(directive, range, index);
      outcomes.push({ peer, kind, judgement, ms, words, directive: directive ?? '' });
    }
  }
  return outcomes;
}

/** Returns the results for the marked passage of an awkward page, in which `marking` is already installed. */
export async function describeMarked(peers: readonly Peer[]): Promise<Outcome[]> {
  const { text } = marking.select();
  const outcomes: Outcome[] = [];
  for (const peer of peers) {
    const begun = performance.now();
    const directive = peer === 'Chromium' ? await marking.generate() : ownOrPolyfill(peer);
    const ms = performance.now() - begun;
    const judgement = directive === undefined ? 'none made' : (await marking.judge(directive)).verdict;
    outcomes.push({ peer, kind: 'awkward', judgement, ms, words: text, directive: directive ?? '' });
  }
  return outcomes;
}

async function timeOf(peer: Peer, range: Range): Promise<{ directive: string | undefined; ms: number }> {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  const begun = performance.now();
  const directive = peer === 'Chromium' ? await chromiumDirective(range) : ownOrPolyfill(peer);
  return { directive, ms: performance.now() - begun };
}

function ownOrPolyfill(peer: Exclude<Peer, 'Chromium'>): string | undefined {
  return peer === 'Corrigenda' ? ownDirective() : polyfillDirective();
}

/** Does everything that the extension does to describe a selection, including reading the page. */
function ownDirective(): string | undefined {
  const page = readPageText(document);
  const stretch = selectedRange(getSelection(), page);
  if (stretch === undefined) return undefined;
  const { start, end } = stretch;
  const language = toLanguage([document.documentElement.lang]);
  return describePassage(page.text, start, end, language, edgesFor(page, start, end)).textFragment;
}

/** Returns the directive (`:~:text=…`) that text-fragments-polyfill makes for the selection; `undefined` if it makes none. */
function polyfillDirective(): string | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return undefined;
  const fragment = fragmentOf(selection);
  if (fragment === undefined) return undefined;
  const { prefix, textStart, textEnd, suffix } = fragment;
  const terms = [
    prefix && `${encode(prefix)}-`,
    encode(textStart),
    textEnd && encode(textEnd),
    suffix && `-${encode(suffix)}`,
  ];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}

function fragmentOf(selection: Selection): ReturnType<typeof generateFragment>['fragment'] {
  try {
    return generateFragment(selection).fragment;
  } catch {
    return undefined; // it throws after its own timeout
  }
}

function encode(term: string): string {
  return encodeURIComponent(term).replace(/-/g, '%2D');
}
