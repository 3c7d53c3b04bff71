// The headline of the story.

import { foldLine, toLine } from './line';
import { findAll, textOf } from './safe-dom';

/** Maximum number of `<h1>` elements read: more only cost time on a hostile page. */
const MAX_HEADINGS = 20;

/** Separators between the headline and the site's name in a title. */
const SEPARATOR_AFTER = /^(\s+[-–—―·•@~([{/]|\s*[|_»‹]|\s*::)/u;
const SEPARATOR_BEFORE = /(\s+[-–—―·•@»‹/~:]+|\s*::|\s*[|_»]|:)\s*$/u;

/**
 * Returns the headline. The metadata is compared with the headings that the reader sees, because content systems put other
 * texts into structured data (a description, the site's name) and append to the headline in titles.
 *
 * @param stated the headlines in the page's metadata, best source first.
 * @param title the document's title.
 * @param site the site's name, which is removed from the end.
 */
export function findHeadline(
  document: Document,
  stated: readonly (string | undefined)[],
  title: string | undefined,
  site: string | undefined,
): string | undefined {
  const headings = headingsOf(document);
  const lines = [...stated, title].flatMap((text) => toLine(text) ?? []);
  for (const line of lines) {
    const seen = headings.find((heading) => isHeadlineOf(heading, line, site));
    if (seen !== undefined) return seen;
  }
  const isStated = stated.some((text) => toLine(text) !== undefined);
  const others = headings.filter((heading) => site === undefined || foldLine(heading) !== foldLine(site));
  const onlyHeading = others.length === 1 ? others[0] : undefined;
  const headline = isStated ? lines[0] : (onlyHeading ?? lines[0] ?? headings[0]);
  return headline && withoutSite(headline, site);
}

/** Returns the texts of the `<h1>` elements, each once. */
function headingsOf(document: Document): string[] {
  const headings = new Map<string, string>();
  for (const heading of findAll(document, 'h1').slice(0, MAX_HEADINGS)) {
    const line = toLine(textOf(heading));
    if (line !== undefined) headings.set(foldLine(line), line);
  }
  return [...headings.values()];
}

/** Whether the line is the heading, or begins with the heading and has no more than its length after that. */
function isHeadlineOf(heading: string, line: string, site: string | undefined): boolean {
  const [shown, stated] = [foldLine(heading), foldLine(line)];
  if (shown === stated) return heading === line || shown !== '';
  if (site !== undefined && shown === foldLine(site)) return false;
  const rest = withoutSite(line, site).slice(heading.length);
  return line.startsWith(heading) && SEPARATOR_AFTER.test(rest) && rest.length <= heading.length;
}

/** Returns `Fox clears dog` for `Fox clears dog - Example News` and for `Fox clears dog | World | Example News`. */
function withoutSite(title: string, site: string | undefined): string {
  const at = site === undefined ? -1 : title.toLowerCase().lastIndexOf(site.toLowerCase());
  if (at <= 0) return title;
  const before = title.slice(0, at);
  const separator = SEPARATOR_BEFORE.exec(before);
  return separator === null ? title : before.slice(0, separator.index).trim() || title;
}
