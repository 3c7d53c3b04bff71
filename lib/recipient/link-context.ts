// The words around the links of a page: the short block, or else the sentence, in which each link stands. Also whether a reader of
// the page wrote them, in a comment.

import { BLOCK_ELEMENTS } from './block-elements';

/** Maximum length of the words around a link, in UTF-16 units. */
const MAX_CONTEXT = 200;

/** A list to choose from and a frame have no text of the sentence around them, so they end it too. */
const ENDS_SENTENCE: ReadonlySet<string> = new Set([...BLOCK_ELEMENTS, 'iframe', 'select']);
/** Elements whose text is not shown as text. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template']);

/** Elements that may hold comments of readers. */
const SECTIONS: ReadonlySet<string> = new Set(['div', 'section', 'aside', 'ol', 'ul', 'li', 'article']);
/** Names of such elements, in most languages of the interface: `user-comments`, `commentlist`, `Kommentare`, `comentarios`. */
const COMMENTS = /[ck]omm?ent(?!ary|aries|ator)|disqus|^respond$/i;
/** Names that say only whether a story has comments, or how many. */
const ABOUT_COMMENTS =
  /(?:^|[-_])(?:has|with|without|no|and|allows?|shows?|hides?)[-_]?comment|comments?[-_]?(?:open|closed?|on|off|counts?|links?|enabled|disabled|allowed|status|number)$/i;
/** Maximum length that is read of an `id` or `class` attribute, in UTF-16 units. */
const MAX_NAME = 500;

/** What is known about the surroundings of a link. */
export interface Surroundings {
  /** The text of the block or the sentence, in one line. Absent if both are long. */
  readonly context?: string;
  /** Whether the link is among the comments of the page’s readers. */
  readonly isInComments: boolean;
}

interface Open<Link> {
  readonly link: Link;
  readonly isMail: boolean;
  readonly isInComments: boolean;
  readonly start: number;
  end: number;
}

export interface ContextReader<Link> {
  /** @param link the link that the element is, if it contains text, with its address. */
  opens(
    name: string,
    attribute: (name: string) => string | null | undefined,
    link?: { readonly of: Link; readonly href: string },
  ): void;
  text(text: string): void;
  closes(name: string): void;
  /** Returns the surroundings of the links. Called once, at the end of the page. */
  end(): ReadonlyMap<Link, Surroundings>;
}

/** Reads the tags and the text of a page in their order, in one pass: the time grows with the page’s length only. */
export function contextReader<Link>(): ContextReader<Link> {
  const found = new Map<Link, Surroundings>();
  let block = '';
  let endsInSpace = true; // kept, because to look at the end of a long text that grows takes time
  let links: Open<Link>[] = [];
  let open: Open<Link> | undefined;
  let silent: string | undefined;
  let comments: { readonly name: string; depth: number } | undefined;

  const closeLink = () => {
    if (open !== undefined) open.end = block.length;
    open = undefined;
  };
  const closeBlock = () => {
    closeLink();
    for (const [link, surroundings] of surroundingsIn(block, links)) found.set(link, surroundings);
    block = '';
    endsInSpace = true;
    links = [];
  };

  return {
    opens(name, attribute, link) {
      if (silent !== undefined) return;
      if (SILENT.has(name)) silent = name;
      if (name === 'br') {
        block += '\n';
        endsInSpace = true;
      }
      if (ENDS_SENTENCE.has(name)) closeBlock();
      if (comments?.name === name) comments.depth += 1;
      else if (comments === undefined && isCommentSection(name, attribute)) {
        comments = { name, depth: 1 };
      }
      if (link === undefined) return;
      closeLink();
      open = {
        link: link.of,
        isMail: /^\s*mailto:/i.test(link.href),
        isInComments: comments !== undefined,
        start: block.length,
        end: block.length,
      };
      links.push(open);
    },
    text(text) {
      if (silent !== undefined) return;
      const plain = text.replace(/\s+/g, ' ');
      const added = endsInSpace ? plain.trimStart() : plain;
      if (added === '') return;
      block += added;
      endsInSpace = added.endsWith(' ');
    },
    closes(name) {
      if (silent !== undefined) {
        if (silent === name) silent = undefined;
        return;
      }
      if (name === 'a') closeLink();
      if (ENDS_SENTENCE.has(name)) closeBlock();
      if (comments?.name === name) {
        comments.depth -= 1;
        if (comments.depth === 0) comments = undefined;
      }
    },
    end() {
      closeBlock();
      return found;
    },
  };
}

/** Whether an element holds comments of the page's readers, by its `id` and its classes. */
export function isCommentSection(
  name: string,
  attribute: (name: string) => string | null | undefined,
): boolean {
  if (!SECTIONS.has(name)) return false;
  return ['id', 'class'].some((key) => {
    const names = attribute(key)?.slice(0, MAX_NAME) ?? '';
    return names.split(/\s+/).some((one) => COMMENTS.test(one) && !ABOUT_COMMENTS.test(one));
  });
}

function* surroundingsIn<Link>(block: string, links: readonly Open<Link>[]): Generator<[Link, Surroundings]> {
  if (links.length === 0) return;
  const isShort = block.length <= MAX_CONTEXT && links.filter(({ isMail }) => isMail).length < 2;
  const sentences = isShort ? [{ start: 0, end: block.length }] : sentencesOf(block);
  let first = 0; // the links are in order, and so are the sentences
  let mailEnd = 0; // a sentence says what its first address is for, and not the next one
  for (const { link, isMail, isInComments, start, end } of links) {
    while (first < sentences.length - 1 && (sentences[first]?.end ?? 0) <= start) first += 1;
    const context = contextAt(block, sentences, first, end, isMail ? mailEnd : 0);
    if (isMail) mailEnd = end;
    yield [link, { isInComments, ...(context === undefined ? {} : { context }) }];
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop, a question mark, and so on, with what closes a quote; or a line break. */
const SENTENCE_END = /[.!?…؟。]["”»)]{0,3}\s|\n/g;

function sentencesOf(block: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: end } of block.matchAll(SENTENCE_END)) {
    spans.push({ start, end: index + end.length });
    start = index + end.length;
  }
  return [...spans, { start, end: block.length }];
}

/** Returns the sentence at `index`, with the question before it if there is one: “Spotted a mistake? Write to us here.” */
function contextAt(
  block: string,
  sentences: readonly Span[],
  index: number,
  linkEnd: number,
  from: number,
): string | undefined {
  const sentence = sentences[index];
  if (sentence === undefined) return undefined;
  const end = Math.max(sentence.end, linkEnd);
  const before = sentences[index - 1];
  const isAsked =
    before !== undefined && /[?؟]\s*$/.test(block.slice(Math.max(0, before.end - 5), before.end));
  for (const start of isAsked ? [before.start, sentence.start] : [sentence.start]) {
    const cut = Math.max(start, from);
    const context = end - cut > MAX_CONTEXT ? '' : block.slice(cut, end).replace(/\s+/g, ' ').trim();
    if (context !== '') return context;
  }
  return undefined;
}
