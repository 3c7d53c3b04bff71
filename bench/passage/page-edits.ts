// Pages edited in ways that newsrooms edit them; of each edit it is known what became of a passage.

import {
  type Block,
  blockText,
  type GeneratedDocument,
  type Language,
} from '../../testing/documents/documents';
import { sentence } from '../../testing/documents/prose';
import type { Random } from '../../testing/seeded';
import { editWords, otherWording, wordsOf } from './word-edits';

export const EDITS = [
  'unchanged',
  'shifted',
  'moved',
  '1 % of words',
  '3 % of words',
  '10 % of words',
  'passage rewritten',
  'context rewritten',
  'sentence replaced',
  'fixed',
  'fixed among edits',
  'cut out',
  'block deleted',
  'twins planted',
  'fixed beside twins',
  'deleted beside twins',
] as const;
export type Edit = (typeof EDITS)[number];

/** `start` to `end` (UTF-16) of the text of the document's block of that index. */
export interface Place {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

type Truth =
  /** `orGone`: nothing of the passage is left, so that to call it gone is right as well. */
  | { readonly verdict: 'unchanged' | 'fixed' | 'changed'; readonly place: Place; readonly orGone: boolean }
  /** `within`: what was written instead; to point into it and call it changed is right as well. */
  | { readonly verdict: 'gone'; readonly within?: Place };

export interface EditedCase {
  readonly edit: Edit;
  readonly original: GeneratedDocument;
  readonly passage: Place;
  /** What the reader suggests; `''` to delete the passage. */
  readonly replacement: string;
  readonly edited: GeneratedDocument;
  readonly truth: Truth;
}

/** A passage of 1 to 40 words within one block, and what stands around it there. */
interface Target {
  readonly block: Block;
  readonly before: string;
  readonly words: string;
  readonly behind: string;
}

/** Draws a passage of the document, and edits the document so. */
export function editedCase(document: GeneratedDocument, edit: Edit, random: Random): EditedCase {
  const { language } = document;
  const target = drawTarget(document, random);
  const replacement = suggestedFor(target, language, random);
  let original = document.blocks;
  const rewrite = (words: string, share = 0) => {
    const edited = (text: string) => editWords(text, share, language, random);
    return share === 0
      ? compose(target, target.before, words, target.behind)
      : compose(target, edited(target.before), words, edited(target.behind));
  };

  switch (edit) {
    case 'unchanged':
      return still(original, rewrite(target.words));
    case 'shifted':
      return still(insertedBefore(original, target.block, 1 + random.integer(12)), rewrite(target.words));
    case 'moved':
      return still(moved(original), rewrite(target.words));
    case '1 % of words':
      return amongEdits(0.01);
    case '3 % of words':
      return amongEdits(0.03);
    case '10 % of words':
      return amongEdits(0.1);
    case 'passage rewritten':
      return still(original, rewrite(editWords(target.words, 0.3, language, random).trim()));
    case 'context rewritten':
      return still(original, rewrite(target.words, 0.3));
    case 'sentence replaced':
      return replaced();
    case 'fixed':
      return still(original, rewrite(replacement));
    case 'fixed among edits':
      return still(editedElsewhere(original, 0.03), rewrite(replacement, 0.03));
    case 'cut out':
      return still(original, rewrite(''));
    case 'block deleted':
      return gone(original.filter((block) => block !== target.block));
    case 'twins planted':
      return still(withTwins(original), rewrite(target.words));
    case 'fixed beside twins':
      original = withTwins(original);
      return still(original, rewrite(replacement));
    case 'deleted beside twins':
      original = withTwins(original);
      return gone(original.filter((block) => block !== target.block));
  }

  /** The block, rewritten so, stands where the target stood in `blocks`. */
  function still(blocks: readonly Block[], composed: Composed): EditedCase {
    const index = blocks.indexOf(target.block);
    const { words, start } = composed;
    const verdict = words === target.words ? 'unchanged' : words === replacement ? 'fixed' : 'changed';
    const place = { block: index, start, end: start + words.length };
    return answer(blocks.with(index, composed.block), { verdict, place, orGone: words === '' });
  }

  function gone(blocks: readonly Block[]): EditedCase {
    return answer(blocks, { verdict: 'gone' });
  }

  function answer(blocks: readonly Block[], truth: Truth): EditedCase {
    const start = target.before.length;
    const passage = { block: original.indexOf(target.block), start, end: start + target.words.length };
    return {
      edit,
      original: { language, blocks: original },
      passage,
      replacement,
      edited: { language, blocks },
      truth,
    };
  }

  function amongEdits(share: number): EditedCase {
    const words = editWords(target.words, share, language, random).trim();
    return still(editedElsewhere(original, share), rewrite(words, share));
  }

  function editedElsewhere(blocks: readonly Block[], share: number): Block[] {
    return blocks.map((block) => {
      if (block === target.block || block.tag === 'td' || block.tag === 'th') return block;
      const sentences = block.sentences.map((text) => editWords(text, share, language, random).trim());
      return { ...block, sentences: sentences.filter((text) => text !== '') };
    });
  }

  function insertedBefore(blocks: readonly Block[], before: Block, count: number): Block[] {
    const added = Array.from({ length: count }, (): Block => {
      const sentences = Array.from({ length: 1 + random.integer(4) }, () => sentence(language, random));
      return { tag: 'p', region: 'article', sentences };
    });
    const first = blocks.findIndex(({ region }) => region === 'article');
    const own = blocks.indexOf(before);
    const at = before.region === 'article' ? first + random.integer(own - first + 1) : first;
    return blocks.toSpliced(at, 0, ...added);
  }

  /** Somewhere else in its part of the page. */
  function moved(blocks: readonly Block[]): Block[] {
    const others = blocks.filter((block) => block !== target.block);
    const places = others.flatMap((block, index) => (block.region === target.block.region ? [index] : []));
    return others.toSpliced(places.length === 0 ? 0 : random.pick(places), 0, target.block);
  }

  /** The sentences that the passage is in are replaced by others. */
  function replaced(): EditedCase {
    const { block, before, words } = target;
    let position = 0;
    const kept = { before: '', behind: '' };
    for (const text of block.sentences) {
      const end = position + text.length;
      if (end <= before.length) kept.before += `${text} `;
      else if (position >= before.length + words.length) kept.behind += ` ${text}`;
      position = end + 1;
    }
    const composed = compose(target, kept.before, sentence(language, random), kept.behind);
    const index = original.indexOf(block);
    const within = { block: index, start: composed.start, end: composed.start + composed.words.length };
    return answer(original.with(index, composed.block), { verdict: 'gone', within });
  }

  /** The words of the passage, with some of what stands around them, in a teaser above, a heading and a caption. */
  function withTwins(blocks: readonly Block[]): Block[] {
    const twin = (tag: Block['tag'], region: Block['region']): Block => {
      const before = target.before.split(' ').slice(-1 - random.integer(4));
      const behind = target.behind.split(' ').slice(0, 1 + random.integer(4));
      const sentences = [`${before.join(' ')}${target.words}${behind.join(' ')}`.trim()];
      return { tag, region, sentences };
    };
    const first = blocks.findIndex(({ region }) => region === 'article');
    const behind = blocks.findLastIndex(({ region }) => region === 'article') + 1;
    const between = first + random.integer(behind - first);
    return [
      ...blocks.slice(0, first),
      twin('li', 'header'),
      ...blocks.slice(first, between),
      twin(random.pick(['h2', 'figcaption']), 'article'),
      ...blocks.slice(between, behind),
      twin('h3', 'aside'),
      ...blocks.slice(behind),
    ];
  }
}

const MAX_WORDS = 40;
/** What may be quoted. */
const MAX_LENGTH = 480;

function drawTarget({ blocks }: GeneratedDocument, random: Random): Target {
  const story = blocks.filter(
    ({ tag, region }) => (region === 'article' || region === 'aside') && tag !== 'th' && tag !== 'td',
  );
  for (;;) {
    const block = random.pick(story);
    const text = blockText(block);
    const words = wordsOf(text);
    const first = random.integer(words.length);
    const last = Math.min(words.length - 1, first + Math.floor(MAX_WORDS * random.next() ** 2));
    const [start, end] = [words[first]?.start, words[last]?.end];
    if (start === undefined || end === undefined || end - start > MAX_LENGTH) continue;
    return { block, before: text.slice(0, start), words: text.slice(start, end), behind: text.slice(end) };
  }
}

/** To take away all of a block is no suggestion that could be seen in the page afterwards. */
function suggestedFor({ before, words, behind }: Target, language: Language, random: Random): string {
  for (;;) {
    const wording = otherWording(words, language, random);
    if (wording !== '' || /\p{L}/u.test(before + behind)) return wording;
  }
}

interface Composed {
  readonly block: Block;
  readonly words: string;
  readonly start: number;
}

/** The target's block with these words, its spaces as a browser shows them. */
function compose({ block }: Target, before: string, words: string, behind: string): Composed {
  const front = before.trimStart();
  const isApart = front === '' || front.endsWith(' ');
  const back = words === '' && isApart ? behind.trimStart() : behind;
  const text = `${front}${words}${back}`.trimEnd();
  const start = Math.min(front.length, text.length);
  return { block: { ...block, sentences: text === '' ? [] : [text] }, words, start };
}
