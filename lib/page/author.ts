// The authors of the story.

import { namesInByline } from './byline';
import { foldLine, toLine } from './line';

/** Maximum number of names read from one source: more only cost time on a hostile page. */
const MAX_AUTHORS = 50;

/**
 * Returns the authors, each once, in one line.
 *
 * @param sources lists of bylines, best source first; the first list that names a person is used.
 * @param site the site's name, which does not count as an author: some sites give it as the author of everything.
 */
export function toAuthor(
  sources: readonly (readonly string[])[],
  site: string | undefined,
): string | undefined {
  const lists = sources.map((bylines) => namesIn(bylines, site));
  const authors = lists.find((names) => names.length > 0);
  if (authors === undefined) return undefined;
  const written = lists.flat().filter((name) => !isShouted(name));
  const names = authors.map((name) =>
    isShouted(name) ? (written.find((other) => foldLine(other) === foldLine(name)) ?? name) : name,
  );
  return toLine(names.join(names.some((name) => name.includes(',')) ? '; ' : ', '));
}

function namesIn(bylines: readonly string[], site: string | undefined): string[] {
  const folded = new Map<string, string>();
  for (const name of bylines.slice(0, MAX_AUTHORS).flatMap(namesInByline)) {
    const fold = foldLine(name);
    const isSite = site !== undefined && fold === foldLine(site);
    if (fold !== '' && !isSite && !folded.has(fold)) folded.set(fold, name);
  }
  return [...folded.values()];
}

/** Whether the name is in capitals (`ADA WRITER`): if another source has it in normal spelling, that one is used. */
function isShouted(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase();
}
