// The authors of the story.

import { foldLine, toLine } from './line';

/** Maximum number of names read from one source: more only cost time on a hostile page. */
const MAX_AUTHORS = 50;

/** Words before the name in a byline. */
const BY = /^(by:?|written by|autore?:|автор:)\s+/i;
/** Not a person's name: a profile link (Open Graph's authors are addresses), a handle, a content system's default account. */
const NOBODY =
  /^(https?:\/\/|www\.|@)|^(admin|administrator|webmaster|root|null|undefined|unknown|\[object Object\])$/i;

/**
 * Returns the authors, each once, in one line.
 *
 * @param sources lists of names, best source first; the first list that contains a name is used.
 * @param site the site's name, which does not count as an author: some sites give it as the author of everything.
 */
export function toAuthor(
  sources: readonly (readonly string[])[],
  site: string | undefined,
): string | undefined {
  const lists = sources.map((names) => namesIn(names, site));
  const authors = lists.find((names) => names.length > 0);
  if (authors === undefined) return undefined;
  const written = lists.flat().filter((name) => !isShouted(name));
  const names = authors.map((name) =>
    isShouted(name) ? (written.find((other) => foldLine(other) === foldLine(name)) ?? name) : name,
  );
  return toLine(names.join(names.some((name) => name.includes(',')) ? '; ' : ', '));
}

function namesIn(names: readonly string[], site: string | undefined): string[] {
  const lines = names.slice(0, MAX_AUTHORS).flatMap((name) => toLine(toLine(name)?.replace(BY, '')) ?? []);
  const folded = new Map<string, string>();
  for (const line of lines) {
    const fold = foldLine(line);
    const isSite = site !== undefined && fold === foldLine(site);
    if (!NOBODY.test(line) && fold !== '' && !isSite && !folded.has(fold)) folded.set(fold, line);
  }
  return [...folded.values()];
}

/** Whether the name is in capitals (`ADA WRITER`): if another source has it in normal spelling, that one is used. */
function isShouted(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase();
}
