// Who wrote the story.

import { foldLine, toLine } from './line';

/** No story has more; a hostile page shall not keep us busy. */
const MAX_AUTHORS = 50;

/** What stands in a byline before the name. */
const BY = /^(by:?|written by|autore?:|автор:)\s+/i;
/** Profile links (Open Graph's authors are addresses), handles, and accounts that content systems make: they name nobody. */
const NOBODY =
  /^(https?:\/\/|www\.|@)|^(admin|administrator|webmaster|root|null|undefined|unknown|\[object Object\])$/i;

/**
 * The authors, each once, in one line.
 *
 * @param sources lists of names, the best first; the first with a name in it is taken.
 * @param site what the site is called: sites that give themselves as the author of everything name nobody.
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

/** `ADA WRITER`: where another source writes the same name as people do, that is taken. */
function isShouted(name: string): boolean {
  return name === name.toUpperCase() && name !== name.toLowerCase();
}
