// Runs in the page: finds its visible words, and makes seeded selections of them.

import { seededRandom } from '../../testing/seeded';

/** A selection to describe. */
export interface Sample {
  readonly kind: 'words' | 'blocks' | 'repeated';
  readonly range: Range;
}

interface Word {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly block: Element;
  readonly key: string;
}

/** Maximum number of words in a selection. */
const MAX_WORDS = 60;
/** Elements whose text readers would not or cannot highlight. */
const UNREADABLE =
  'script, style, noscript, template, select, textarea, option, button, iframe, object, svg, [hidden]';

/** Returns `count` selections of 1 to 60 words. A fifth span several blocks, and a fifth are phrases that occur more than once. */
export function sampleSelections(document: Document, seed: number, count: number): Sample[] {
  const random = seededRandom(seed);
  const words = visibleWords(document);
  if (words.length < 10) return [];
  const repeated = repeatedPhrases(words);
  const samples: Sample[] = [];
  for (let tries = 0; samples.length < count && tries < 40 * count; tries += 1) {
    const kind =
      samples.length % 5 === 3
        ? 'blocks'
        : samples.length % 5 === 4 && repeated.length > 0
          ? 'repeated'
          : 'words';
    const [first, last] = pick(kind);
    const [from, to] = [words[first], words[last]];
    if (from === undefined || to === undefined || (from.block !== to.block) !== (kind === 'blocks')) continue;
    const range = document.createRange();
    range.setStart(from.node, from.start);
    range.setEnd(to.node, to.end);
    if (lengthOf(range) <= MAX_LENGTH) samples.push({ kind, range });
  }
  return samples;

  function pick(kind: Sample['kind']): [number, number] {
    if (kind === 'repeated') {
      const { at, length } = random.pick(repeated);
      return [at, at + length - 1];
    }
    const first = random.integer(words.length);
    return [first, first + random.integer(MAX_WORDS)];
  }
}

/** Maximum length of a selection, in UTF-16 code units. A longer one would be cut. */
const MAX_LENGTH = 480;

function lengthOf(range: Range): number {
  const isPreserved =
    range.commonAncestorContainer.parentElement?.closest('pre') !== null ||
    range.cloneContents().querySelector('pre') !== null;
  const text = range.toString();
  return (isPreserved ? text : text.replace(/\s+/g, ' ')).length;
}

function visibleWords(document: Document): Word[] {
  const segmenter = new Intl.Segmenter(document.documentElement.lang || undefined, { granularity: 'word' });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Map<Element, Element>();
  const words: Word[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement === null || node.data.trim() === '') continue;
    if (node.parentElement.closest(UNREADABLE) !== null) continue;
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    const block = blockOf(node.parentElement, blocks);
    for (const { segment, index, isWordLike } of segmenter.segment(node.data)) {
      if (isWordLike)
        words.push({ node, start: index, end: index + segment.length, block, key: segment.toLowerCase() });
    }
  }
  return words;
}

function blockOf(element: Element, known: Map<Element, Element>): Element {
  const found = known.get(element);
  if (found !== undefined) return found;
  const isInline = /^(inline$|contents|ruby)/.test(getComputedStyle(element).display);
  const block = isInline && element.parentElement !== null ? blockOf(element.parentElement, known) : element;
  known.set(element, block);
  return block;
}

/** Returns the positions of phrases of one to five words that occurred before. */
function repeatedPhrases(words: readonly Word[]): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (const length of [1, 2, 3, 5]) {
    const seen = new Set<string>();
    for (let at = 0; at + length <= words.length; at += 1) {
      const phrase = words
        .slice(at, at + length)
        .map(({ key }) => key)
        .join(' ');
      if (seen.has(phrase)) found.push({ at, length });
      seen.add(phrase);
    }
  }
  return found;
}
