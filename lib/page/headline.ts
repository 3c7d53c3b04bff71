// The headline of the story.

import { foldLine, toLine } from './line';

/** Maximum number of lines of a heading that are told apart: more only cost time on a hostile page. */
const MAX_LINES = 8;

/** Separators between the headline and the site's name in a title. */
const SEPARATOR_AFTER = /^(\s+[-–—―·•@~([{/]|\s*[|_»‹]|\s*::)/u;
const SEPARATOR_BEFORE = /(\s+[-–—―·•@»‹/~:]+|\s*::|\s*[|_»]|:)\s*$/u;
/** The last part of a title: in doubt the name of a site that the page does not name. */
const LAST_PART = /(\s+[-–—―·•]|\s*[|»]|\s*::)\s+[^|»]*$/u;
/** Separators between the site's name at the start of a title and the headline; a colon follows the name of whoever a story is about. */
const SEPARATOR_AFTER_SITE = /^(\s+[-–—―·•»~]|\s*[|_»]|\s*::)\s*/u;

/** What web apps write before a title while something is unread, on air or playing: `(3) `, `• `. */
const COUNTER = /^\s*([([]\d{1,3}\+?[)\]]|[•●◉⬤∙·*✱🔴🔔🔊▶]\ufe0f?(?=\s))\s*/u;

/**
 * Returns the headline. The metadata is compared with the headings that the reader sees, because content systems put other
 * texts into structured data (a description, the site's name) and append to the headline in titles.
 *
 * @param headings the displayed headings, with `\n` between their lines.
 * @param stated the headlines in the page's metadata, best source first.
 * @param title the document's title.
 * @param site the site's name, which is removed.
 */
export function findHeadline(
  headings: readonly string[],
  stated: readonly (string | undefined)[],
  title: string | undefined,
  site: string | undefined,
): string | undefined {
  const isSite = (line: string) => site !== undefined && foldLine(line) === foldLine(site);
  const all = stated.flatMap((text) => toLine(text) ?? []);
  const named = all.filter((line) => !isSite(line));
  const titles = [title, title?.replace(COUNTER, '')].flatMap((text) => toLine(text) ?? []);
  for (const line of [...named, ...titles]) {
    for (const heading of headings) {
      const seen = headlineIn(heading, line, site);
      if (seen !== undefined) return seen;
    }
  }
  const shown = new Map(headings.flatMap((text) => toLine(text) ?? []).map((line) => [foldLine(line), line]));
  const others = [...shown.values()].filter((heading) => !isSite(heading));
  const onlyHeading = others.length === 1 ? others[0] : undefined;
  const headline = named[0] ?? onlyHeading ?? titles.at(-1) ?? all[0] ?? [...shown.values()][0];
  return headline && withoutSite(headline, site);
}

/** Returns the part of the heading that the line names as the headline: a heading may contain a section's name too. */
function headlineIn(heading: string, line: string, site: string | undefined): string | undefined {
  const run = runsOf(heading.split('\n').slice(0, MAX_LINES)).find((words) =>
    isHeadlineOf(words, line, site),
  );
  if (run !== undefined) return run;
  // `Opinion The ferry stops today`: the words before the headline are in its line, in another colour.
  const whole = toLine(heading) ?? '';
  const words = withoutSite(line, site);
  return [words, words.replace(LAST_PART, '')].find(
    (end) => end.includes(' ') && whole.endsWith(` ${end}`) && end.length * 2 > whole.length,
  );
}

/** Returns the lines joined, then all shorter runs of lines, longest first. */
function runsOf(lines: readonly string[]): string[] {
  return lines
    .flatMap((_, shorter) => {
      const length = lines.length - shorter;
      return Array.from({ length: shorter + 1 }, (_, start) => lines.slice(start, start + length).join(' '));
    })
    .flatMap((text) => toLine(text) ?? []);
}

/** Whether the line is the words, or has only a separator and a text of at most their length before or after them. */
function isHeadlineOf(words: string, line: string, site: string | undefined): boolean {
  const [shown, named] = [foldLine(words), foldLine(line)];
  // Without spaces: metadata is often made from mark-up, and `<br>` leaves none.
  if (shown.replaceAll(' ', '') === named.replaceAll(' ', '')) return words === line || shown !== '';
  if (site !== undefined && shown === foldLine(site)) return false;
  const stated = withoutSite(line, site);
  if (stated === words) return true;
  const [before, after] = [stated.slice(0, -words.length), stated.slice(words.length)];
  if (stated.startsWith(words)) return SEPARATOR_AFTER.test(after) && after.length <= words.length;
  return stated.endsWith(words) && SEPARATOR_BEFORE.test(before) && before.length <= words.length;
}

/**
 * Returns `Fox clears dog` for `Fox clears dog - Example News`, for `Fox clears dog | World | Example News` and for
 * `Example News | Fox clears dog`.
 */
function withoutSite(title: string, site: string | undefined): string {
  if (site === undefined) return title;
  const at = title.toLowerCase().lastIndexOf(site.toLowerCase());
  if (at < 0) return title;
  if (at === 0) return title.slice(site.length).replace(SEPARATOR_AFTER_SITE, '\n').split('\n')[1] || title;
  const before = title.slice(0, at);
  const separator = SEPARATOR_BEFORE.exec(before);
  if (separator === null) return title;
  const kept = before.slice(0, separator.index).trim();
  return (separator[0].includes('|') ? kept.replace(/\s*\|.*$/, '') : kept) || title; // sections stand between bars
}

/**
 * Returns the site's name in a title, if the first or last part of the title is the name in the site's host: `Paper` in
 * `The ferry stops today | Paper` on `www.paper.example`.
 */
export function siteInTitle(title: string | undefined, host: string): string | undefined {
  const parts = (toLine(title) ?? '').split(/\s+[-–—―·•]\s+|\s*[|»]\s*|\s*::\s*/u);
  const names = parts.length > 1 ? [parts.at(-1), parts[0]] : [];
  const labels = host.toLowerCase().split('.');
  return names.find((name = '') => {
    const compact = foldLine(name).replace(/^the /, '').replaceAll(' ', '');
    const isLabel = labels.slice(0, -1).some((label) => label.replaceAll('-', '') === compact);
    return compact !== '' && (isLabel || labels.slice(-2).join('') === compact);
  });
}
