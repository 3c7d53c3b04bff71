// Generated news pages: the same seed gives the same page, in Node and in browsers.

import { type Random, seededRandom } from '../seeded';
import { capitalized, type Language, PROSE, phrase, sentence } from './prose';

export type { Language };

/** A block of text; `toHtml` adds inline markup. */
export interface Block {
  readonly tag: 'h1' | 'h2' | 'h3' | 'p' | 'li' | 'blockquote' | 'figcaption' | 'th' | 'td';
  /** The part of the page that it belongs to. */
  readonly region: 'header' | 'article' | 'aside' | 'footer';
  readonly sentences: readonly string[];
}

export interface GeneratedDocument {
  readonly language: Language;
  /** In page order: header, article, aside, footer. */
  readonly blocks: readonly Block[];
}

export interface DocumentOptions {
  readonly seed: number;
  readonly language: Language;
  /** Approximate length of the text, in UTF-16 units. */
  readonly characters: number;
}

/** Share of sentences that repeat an earlier one, like boilerplate and live blogs. */
const REPEATED_SENTENCES = 0.03;
const MAX_TEASERS = 12;

/**
 * Makes a newspaper page: sections and most-read headlines, a story, teasers that repeat its headings and some of
 * its sentences, and a footer.
 */
export function generateDocument({ seed, language, characters }: DocumentOptions): GeneratedDocument {
  const random = seededRandom(seed);
  const article = writeArticle(language, random, characters);
  const headings = article.filter(({ tag }) => tag === 'h1' || tag === 'h2');
  const sentences = article.filter(({ tag }) => tag === 'p').flatMap((block) => block.sentences);
  const header: Block[] = PROSE[language].section.map((name) => block('li', 'header', name));
  const aside: Block[] = [];
  for (let count = 0; count < Math.min(MAX_TEASERS, headings.length); count += 1) {
    const repeated = random.pick(headings).sentences;
    if (count % 3 === 0) header.push({ tag: 'li', region: 'header', sentences: repeated });
    aside.push({ tag: 'h3', region: 'aside', sentences: repeated });
    aside.push(
      block('p', 'aside', random.next() < 0.5 ? random.pick(sentences) : sentence(language, random)),
    );
  }
  const footer = PROSE[language].footer.map((line) => block('p', 'footer', line));
  return { language, blocks: [...header, ...article, ...aside, ...footer] };
}

function block(tag: Block['tag'], region: Block['region'], ...sentences: readonly string[]): Block {
  return { tag, region, sentences };
}

function writeArticle(language: Language, random: Random, characters: number): Block[] {
  const blocks: Block[] = [];
  const written: string[] = [];
  let length = 0;
  const write = (...added: readonly Block[]) => {
    blocks.push(...added);
    for (const { sentences } of added) length += sentences.reduce((sum, text) => sum + text.length + 1, 0);
  };
  const heading = () => capitalized(phrase(language, 'heading', random));
  const paragraph = (most: number) => {
    const sentences = Array.from({ length: 1 + random.integer(most) }, () => {
      if (written.length > 0 && random.next() < REPEATED_SENTENCES) return random.pick(written);
      const text = sentence(language, random);
      written.push(text);
      return text;
    });
    return block('p', 'article', ...sentences);
  };

  write(block('h1', 'article', heading()), paragraph(3), paragraph(5));
  while (length < characters) {
    write(paragraph(6));
    const draw = random.next();
    if (draw < 0.12) write(block('h2', 'article', heading()));
    else if (draw < 0.18) write(block('blockquote', 'article', random.pick(written)));
    else if (draw < 0.26) write(block('figcaption', 'article', caption(language, random, written)));
    else if (draw < 0.32) write(...list(language, random));
    else if (draw < 0.35) write(...table(language, random));
  }
  return blocks;
}

/** A caption repeats a sentence of the text, or its first words. */
function caption(language: Language, random: Random, written: readonly string[]): string {
  const said = random.pick(written);
  if (random.next() < 0.3) return said;
  const words = said.split(' ');
  return `${words.slice(0, Math.max(3, Math.floor(words.length / 2))).join(' ')} (${phrase(language, 'name', random)})`;
}

function list(language: Language, random: Random): Block[] {
  const count = 2 + random.integer(4);
  return Array.from({ length: count }, () =>
    block(
      'li',
      'article',
      capitalized(`${phrase(language, 'subject', random)} – ${phrase(language, 'place', random)}`),
    ),
  );
}

const COLUMNS = 3;

function table(language: Language, random: Random): Block[] {
  const cells = Array.from({ length: COLUMNS }, () =>
    block('th', 'article', phrase(language, 'column', random)),
  );
  for (let row = 0; row < 3; row += 1) {
    cells.push(block('td', 'article', phrase(language, 'row', random)));
    for (let column = 1; column < COLUMNS; column += 1) {
      cells.push(block('td', 'article', String(random.integer(9_000))));
    }
  }
  return cells;
}

/** Returns the text of a block as it is read. */
export function blockText({ sentences }: Block): string {
  return sentences.join(' ');
}

/** Returns the whole HTML page. A sentence's position decides its markup, so an edit elsewhere does not change it. */
export function toHtml({ language, blocks }: GeneratedDocument): string {
  const part = (region: Block['region']) => groups(blocks.filter((one) => one.region === region)).join('\n');
  const title = blocks.find(({ tag }) => tag === 'h1');
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title === undefined ? '' : escapeHtml(blockText(title))}</title>
<style>body { font: 1em/1.5 serif }</style></head>
<body>
<header><nav>${part('header')}</nav></header>
<main><article>
${part('article')}
</article>
<aside>${part('aside')}</aside></main>
<footer>${part('footer')}</footer>
</body>
</html>
`;
}

/** Returns each block as HTML; neighbours of one list or table are joined. */
function groups(blocks: readonly Block[]): string[] {
  const html: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const first = blocks[at];
    if (first === undefined) break;
    const kind = kindOf(first);
    let end = at + 1;
    for (
      let next = blocks[end];
      kind !== 'alone' && next !== undefined && kindOf(next) === kind;
      next = blocks[end]
    ) {
      end += 1;
    }
    html.push(together(kind, blocks.slice(at, end)));
    at = end;
  }
  return html;
}

type Kind = 'list' | 'table' | 'alone';

function kindOf({ tag }: Block): Kind {
  if (tag === 'li') return 'list';
  return tag === 'th' || tag === 'td' ? 'table' : 'alone';
}

function together(kind: Kind, blocks: readonly Block[]): string {
  if (kind === 'list') return `<ul>${blocks.map(element).join('\n')}</ul>`;
  if (kind === 'alone') return blocks.map(element).join('\n');
  const rows = Array.from({ length: Math.ceil(blocks.length / COLUMNS) }, (_, row) =>
    blocks
      .slice(row * COLUMNS, (row + 1) * COLUMNS)
      .map(element)
      .join(''),
  );
  return `<table>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</table>`;
}

function element(one: Block): string {
  const inner = one.tag === 'p' ? one.sentences.map(withMarkup).join(' ') : escapeHtml(blockText(one));
  const html = `<${one.tag}>${inner}</${one.tag}>`;
  return one.tag === 'figcaption' ? `<figure><img alt="" src="data:,">${html}</figure>` : html;
}

/** Wraps a share of the words in `<a>`, `<b>` or `<em>`, some together with the next word. */
function withMarkup(text: string): string {
  const words = text.split(' ').map(escapeHtml);
  for (let at = 0; at < words.length; at += 1) {
    const draw = hash(`${at} ${text}`) % 100;
    const tag = draw < 2 ? 'a href="/more"' : draw < 3 ? 'b' : draw < 4 ? 'em' : undefined;
    if (tag === undefined) continue;
    const last = Math.min(at + (draw % 2), words.length - 1);
    words[at] = `<${tag}>${words[at]}`;
    words[last] = `${words[last]}</${tag.split(' ')[0]}>`;
    at = last;
  }
  return words.join(' ');
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  return state >>> 0;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
