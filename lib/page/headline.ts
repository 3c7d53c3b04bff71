// What the story is called.

import { foldLine, toLine } from './line';
import { findAll, textOf } from './safe-dom';

/** More headings of the first rank have no meaning; a hostile page shall not keep us busy. */
const MAX_HEADINGS = 20;

/** What stands between a story's headline and the site's name in a title. */
const SEPARATOR_BEHIND = /^(\s+[-–—―·•@~([{/]|\s*[|_»‹]|\s*::)/u;
const SEPARATOR_BEFORE = /(\s+[-–—―·•@»‹/~:]+|\s*::|\s*[|_»]|:)\s*$/u;

/**
 * The headline: what is said of it is held against what the reader sees. Content systems put something else into structured data
 * (a description, the site's name) and more than the headline into titles.
 *
 * @param stated what the page says its headline is, the best source first.
 * @param title the document's title.
 * @param site what the site is called, to be taken off the end.
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

/** The headings of the first rank, each once. */
function headingsOf(document: Document): string[] {
  const headings = new Map<string, string>();
  for (const heading of findAll(document, 'h1').slice(0, MAX_HEADINGS)) {
    const line = toLine(textOf(heading));
    if (line !== undefined) headings.set(foldLine(line), line);
  }
  return [...headings.values()];
}

/** Whether the line is the heading, or the heading and then less that does not belong to it. */
function isHeadlineOf(heading: string, line: string, site: string | undefined): boolean {
  const [shown, said] = [foldLine(heading), foldLine(line)];
  if (shown === said) return heading === line || shown !== '';
  if (site !== undefined && shown === foldLine(site)) return false;
  const rest = withoutSite(line, site).slice(heading.length);
  return line.startsWith(heading) && SEPARATOR_BEHIND.test(rest) && rest.length <= heading.length;
}

/** `Fox clears dog` of `Fox clears dog - Example News`, and of `Fox clears dog | World | Example News`. */
function withoutSite(title: string, site: string | undefined): string {
  const at = site === undefined ? -1 : title.toLowerCase().lastIndexOf(site.toLowerCase());
  if (at <= 0) return title;
  const before = title.slice(0, at);
  const separator = SEPARATOR_BEFORE.exec(before);
  return separator === null ? title : before.slice(0, separator.index).trim() || title;
}
