// The dates on which the story was published and changed, in the many formats that pages use.

import { type ArticleData, firstOf } from './article';
import type { MetaLookup } from './meta-elements';
import { findAll, textOf } from './safe-dom';

/** Returns when the story was published, from the best source with a valid date: a day, or a moment in UTC. */
export function publishedOf(
  root: Document | Element,
  articles: readonly ArticleData[],
  meta: MetaLookup,
): string | undefined {
  return firstDate([
    firstOf(articles, 'published'),
    meta('article:published_time', 'article:published', 'og:article:published_time', 'og:published_time')[0],
    meta('datepublished', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime')[0],
    meta('citation_publication_date', 'citation_online_date', 'citation_date')[0],
    meta(
      'dc.date.issued',
      'dcterms.issued',
      'dc.date.created',
      'dcterms.created',
      'dc.date',
      'dcterms.date',
    )[0],
    meta('publish-date', 'publishdate', 'pubdate', 'pdate', 'date')[0],
    onlyTime(root, 'time[pubdate]'),
    onlyTime(root, 'time:is(.dt-published, .published, .entry-date, [class*="pubdate" i])'),
    firstOf(articles, 'created'),
    onlyTime(root, ':is(article, main, [role="main"]) time[datetime]'),
  ]);
}

/** Returns when the story was last changed, in the format of `publishedOf`. */
export function modifiedOf(articles: readonly ArticleData[], meta: MetaLookup): string | undefined {
  return firstDate([
    firstOf(articles, 'modified'),
    meta('article:modified_time', 'article:modified', 'og:article:modified_time', 'og:updated_time')[0],
    meta('datemodified', 'dcterms.modified', 'dc.date.modified', 'last-modified', 'lastmod', 'revised')[0],
  ]);
}

function firstDate(texts: readonly (string | undefined)[]): string | undefined {
  return texts.map((text) => text && toDate(text)).find((date) => date);
}

/** Returns the date of the matching elements if they all have the same: different dates belong to different stories. */
function onlyTime(root: Document | Element, selector: string): string | undefined {
  const times = findAll(root, selector).slice(0, 100);
  const dates = new Set(times.map((time) => time.getAttribute('datetime') ?? textOf(time)));
  return dates.size === 1 ? [...dates][0] : undefined;
}

/** `2026-11-20`, `20261120`, `2026-11-20T08:00:00.000+02:00`, `2026-11-20 08:00:00`, `20261120080000`. */
const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** `2026/11/20`, `2026-1-5`: if the year comes first, the month is next. */
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b/;
/** `20.11.2026`: with dots, the day always comes first. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/;
/** `11/20/2026`, `20-11-2026`: ambiguous unless one of the first two numbers cannot be a month. */
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/;
/** `November 20, 2026`, `Sat, 21 Nov 2026 08:00:00 GMT`. `Date` parses `Room 5` too, so month and year are required. */
const WORDS =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\b\d{4}\b|\b\d{4}\b.*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
/** The text has a time zone, so it names a moment and not only a local time. */
const HAS_TIME_ZONE =
  /\d(\s*Z|\s*GMT|\s*UTC|\s*[ECMP][SD]T|:\d{2}(\s*GMT)?\s*[+-]\d{2}:?\d{2}(\s*\(.*\))?)$/i;
/** Maximum length of a text that is parsed as a date, in UTF-16 units. */
const MAX_LENGTH = 60;

/**
 * Returns the moment in UTC (`2026-11-20T08:00:00.000Z`) that `text` names, or the day (`2026-11-20`) if it has no hour or
 * no time zone: the page's time zone may not be the reader's.
 *
 * @returns `undefined` if the text is not a date, is ambiguous, or is a content system's zero (1970, the year 1).
 */
export function toDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const iso = ISO.exec(trimmed);
  if (iso) return fromIso(iso);
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst) return toDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dotted = DOTTED.exec(trimmed);
  if (dotted) return toDay(dotted[3], dotted[2], dotted[1]);
  const slashed = SLASHED.exec(trimmed);
  if (slashed) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    if (first > 12) return toDay(slashed[3], slashed[2], slashed[1]);
    return second > 12 || first === second ? toDay(slashed[3], slashed[1], slashed[2]) : undefined;
  }
  return WORDS.test(trimmed) ? fromWords(trimmed) : undefined;
}

function fromIso(parts: RegExpExecArray): string | undefined {
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone] = parts;
  const date = toDay(year, month, day);
  if (date === undefined || hour === undefined || zone === undefined) return date;
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return toMoment(new Date(`${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}${offset}`));
}

function fromWords(text: string): string | undefined {
  const date = new Date(text);
  if (HAS_TIME_ZONE.test(text)) return toMoment(date);
  return toDay(String(date.getFullYear()), String(date.getMonth() + 1), String(date.getDate())); // as written
}

function toMoment(date: Date): string | undefined {
  const year = date.getUTCFullYear(); // NaN for an invalid date
  return year >= 1000 && year <= 9999 && date.getTime() !== 0 ? date.toISOString() : undefined;
}

/** Returns `undefined` for a day that does not exist, such as February 30. */
function toDay(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return toMoment(date)?.startsWith(text) ? text : undefined;
}
