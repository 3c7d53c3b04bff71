// The links to the authors on a page (`rel=author`).

import { foldLine } from './line';
import { elementAround, findAll, textOf } from './safe-dom';
import { type ReadElementText, readSeenText } from './seen-text';

/** Maximum number of links read: more only cost time on a hostile page. */
const MAX_LINKS = 20;
/** Maximum number of authors of one story: more links are the list of a newsroom. */
const MAX_AUTHORS = 8;
/** Maximum number of elements around the links of a byline. */
const MAX_DEPTH = 3;
/** Maximum length of the words in a byline that are not names (“By”, “and”), in UTF-16 units. */
const MAX_OTHER_WORDS = 40;

/** Returns the author that all links name, or the authors in one byline. Others belong to other stories, on a page of teasers. */
export function readLinkedAuthors(root: Document | Element, readText: ReadElementText): string[] {
  const links = findAll(root, 'a[rel~="author" i]').slice(0, MAX_LINKS);
  const named = links.flatMap((link) => {
    const name = readSeenText(link, readText) ?? textOf(link);
    return name === undefined ? [] : [{ link, name }];
  });
  const names = [...new Map(named.map(({ name }) => [foldLine(name), name])).values()];
  if (names.length <= 1) return names;
  return names.length <= MAX_AUTHORS && isOneByline(named) ? names : [];
}

/** Whether there is little between the links but the names. */
function isOneByline(named: readonly { readonly link: Element; readonly name: string }[]): boolean {
  const stories = new Set(named.map(({ link }) => link.closest('article')));
  if (stories.size > 1) return false;
  const length = named.reduce((sum, { name }) => sum + name.length, 0);
  let around: Element | null = named[0]?.link ?? null;
  for (let depth = 0; depth < MAX_DEPTH && around !== null; depth += 1) {
    around = elementAround(around);
    const holder = around;
    if (holder === null || !named.every(({ link }) => holder.contains(link))) continue;
    return (textOf(holder)?.trim().length ?? 0) <= length + MAX_OTHER_WORDS;
  }
  return false;
}
