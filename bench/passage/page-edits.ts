// Edits pages as newsrooms do. For each edit it is known what happened to a passage.

import { type Block, blockText, type GeneratedDocument } from '../../testing/documents/documents';
import { sentence } from '../../testing/documents/prose';
import type { Random } from '../../testing/seeded';
import { drawTarget, rowOf, suggestedFor, type Target } from './targets';
import { editWords } from './word-edits';

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
  'duplicates planted',
  'fixed next to duplicates',
  'deleted next to duplicates',
  'lookalike planted',
  'fixed next to a lookalike',
  'deleted next to a lookalike',
] as const;
export type Edit = (typeof EDITS)[number];

/** The edits of a page with two rows that differ in one word. The passage is in one of them. */
const AMONG_ROWS: readonly Edit[] = [
  'lookalike planted',
  'fixed next to a lookalike',
  'deleted next to a lookalike',
];

/** A stretch of text in the block with index `block` of the document, in UTF-16 code units. */
export interface Place {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

type Truth =
  /** `orGone`: nothing of the passage is left, so the verdict `gone` is also right. */
  | { readonly verdict: 'unchanged' | 'fixed' | 'changed'; readonly place: Place; readonly orGone: boolean }
  /** `within`: the text that replaced it. The verdict `changed` with a place in it is also right. */
  | { readonly verdict: 'gone'; readonly within?: Place };

export interface EditedCase {
  readonly edit: Edit;
  readonly original: GeneratedDocument;
  readonly passage: Place;
  /** The reader's suggestion; `''` deletes the passage. */
  readonly replacement: string;
  readonly edited: GeneratedDocument;
  readonly truth: Truth;
}

/** Picks a random passage of the document, and applies the edit to the document. */
export function editedCase(document: GeneratedDocument, edit: Edit, random: Random): EditedCase {
  const { language } = document;
  const drawn = drawTarget(document, random);
  const row = AMONG_ROWS.includes(edit) ? rowOf(drawn, language, random) : undefined;
  const target = row?.target ?? drawn;
  const replacement = suggestedFor(target, language, random);
  let original = document.blocks.map((block) => (block === drawn.block ? target.block : block));
  const rewrite = (words: string, share = 0) => {
    const edited = (text: string) => editWords(text, share, language, random);
    return share === 0
      ? compose(target, target.before, words, target.after)
      : compose(target, edited(target.before), words, edited(target.after));
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
    case 'duplicates planted':
      return still(withDuplicates(original), rewrite(target.words));
    case 'fixed next to duplicates':
      original = withDuplicates(original);
      return still(original, rewrite(replacement));
    case 'deleted next to duplicates':
      original = withDuplicates(original);
      return gone(original.filter((block) => block !== target.block));
    case 'lookalike planted':
      return still(withLookalike(original), rewrite(target.words));
    case 'fixed next to a lookalike':
      original = withLookalike(original);
      return still(original, rewrite(replacement));
    case 'deleted next to a lookalike':
      original = withLookalike(original);
      return leftWithLookalike();
  }

  /** Returns the case in which the rewritten block replaces the target's block in `blocks`. */
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

  /** Moves the target's block to another place in its region of the page. */
  function moved(blocks: readonly Block[]): Block[] {
    const others = blocks.filter((block) => block !== target.block);
    const places = others.flatMap((block, index) => (block.region === target.block.region ? [index] : []));
    return others.toSpliced(places.length === 0 ? 0 : random.pick(places), 0, target.block);
  }

  /** Replaces the sentences that the passage is in. */
  function replaced(): EditedCase {
    const { block, before, words } = target;
    let position = 0;
    const kept = { before: '', after: '' };
    for (const text of block.sentences) {
      const end = position + text.length;
      if (end <= before.length) kept.before += `${text} `;
      else if (position >= before.length + words.length) kept.after += ` ${text}`;
      position = end + 1;
    }
    const composed = compose(target, kept.before, sentence(language, random), kept.after);
    const index = original.indexOf(block);
    const within = { block: index, start: composed.start, end: composed.start + composed.words.length };
    return answer(original.with(index, composed.block), { verdict: 'gone', within });
  }

  /** Adds the row's lookalike right before or right after it. */
  function withLookalike(blocks: readonly Block[]): Block[] {
    const at = blocks.indexOf(target.block) + random.integer(2);
    return row === undefined ? [...blocks] : blocks.toSpliced(at, 0, row.lookalike);
  }

  /** Deletes the row. In half of the cases the suggested words are in the lookalike. */
  function leftWithLookalike(): EditedCase {
    const rest = original.filter((block) => block !== target.block);
    if (row === undefined) return gone(rest);
    const index = rest.indexOf(row.lookalike);
    const block = random.next() < 0.5 ? row.lookalike : row.fixedLookalike(replacement);
    // The verdict `changed` says nothing false about it.
    const within = { block: index, start: 0, end: blockText(block).length };
    return answer(rest.with(index, block), { verdict: 'gone', within });
  }

  /** Adds the words of the passage, with a part of their context, in a teaser above, a heading or caption, and a heading below. */
  function withDuplicates(blocks: readonly Block[]): Block[] {
    const duplicate = (tag: Block['tag'], region: Block['region']): Block => {
      const before = target.before.split(' ').slice(-1 - random.integer(4));
      const after = target.after.split(' ').slice(0, 1 + random.integer(4));
      const sentences = [`${before.join(' ')}${target.words}${after.join(' ')}`.trim()];
      return { tag, region, sentences };
    };
    const first = blocks.findIndex(({ region }) => region === 'article');
    const after = blocks.findLastIndex(({ region }) => region === 'article') + 1;
    const between = first + random.integer(after - first);
    return [
      ...blocks.slice(0, first),
      duplicate('li', 'header'),
      ...blocks.slice(first, between),
      duplicate(random.pick(['h2', 'figcaption']), 'article'),
      ...blocks.slice(between, after),
      duplicate('h3', 'aside'),
      ...blocks.slice(after),
    ];
  }
}

interface Composed {
  readonly block: Block;
  readonly words: string;
  readonly start: number;
}

/** Returns the target's block with these words, and with spaces as a browser shows them. */
function compose({ block }: Target, before: string, words: string, after: string): Composed {
  const front = before.trimStart();
  const isApart = front === '' || front.endsWith(' ');
  const back = words === '' && isApart ? after.trimStart() : after;
  const text = `${front}${words}${back}`.trimEnd();
  const start = Math.min(front.length, text.length);
  return { block: { ...block, sentences: text === '' ? [] : [text] }, words, start };
}
