// Runs in the page: has each peer describe the same selections, and Chromium judge what comes of it.

import { toLanguage } from '../../lib/page/language';
import { describePassage } from '../../lib/passage/describe/describe';
import { edgesFor, selectedRange } from '../../lib/passage/describe/selection';
import { readPageText } from '../../lib/passage/page-text/page-text';
import { chromiumDirective, type Judgement, judge, TextIndex } from './oracle';
import { type Sample, sampleSelections } from './page-words';
import { polyfillDirective } from './polyfill';

export const PEERS = ['Corrigenda', 'Chromium', 'text-fragments-polyfill'] as const;
export type Peer = (typeof PEERS)[number];

/** What came of one selection with one peer. */
export interface Outcome {
  readonly peer: Peer;
  readonly kind: Sample['kind'] | 'awkward';
  readonly judgement: Judgement | 'none made';
  readonly ms: number;
  /** What was selected, and the directive, to look into what went wrong. */
  readonly words: string;
  readonly directive: string;
}

/**
 * Describes the document's seeded selections with each of the peers.
 *
 * @param warmUps so many selections are described beforehand and not counted: the first ones pay for compiling the code.
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

/** Describes what is marked in an awkward page; `marking` was made in it before. */
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

/** All that the extension does for it, the reading of the page included. */
function ownDirective(): string | undefined {
  const page = readPageText(document);
  const stretch = selectedRange(getSelection(), page);
  if (stretch === undefined) return undefined;
  const { start, end } = stretch;
  const language = toLanguage([document.documentElement.lang]);
  return describePassage(page.text, start, end, language, edgesFor(page, start, end)).textFragment;
}
