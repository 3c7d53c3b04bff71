// What is known of the page: from JSON-LD, else Open Graph, else <meta>, else the document itself.

import type { Page } from '../correction/correction';
import { MAX_LINE } from '../correction/limits';
import { cutToCodePoints, toSingleLine } from '../correction/text';
import { canonicalAddress, cleanAddress } from './address';
import { readArticleData } from './structured-data';

/**
 * Describes the document. What it does not say is absent; nothing is guessed.
 *
 * @returns `undefined` where the document has no web address of its own (about:, data:, blob: and the like).
 */
export function describePage(document: Document): Page | undefined {
  const address = cleanAddress(document.location.href);
  if (address === undefined) return undefined;
  const article = readArticleData(document);
  const meta = (...names: string[]) => firstMeta(document, names);
  const canonical = canonicalAddress(document, address);
  const fields = {
    canonical: canonical === address ? undefined : canonical,
    headline: toLine(article.headline ?? meta('og:title') ?? onlyHeading(document) ?? titleOf(document)),
    site: toLine(meta('og:site_name', 'application-name') ?? article.site),
    author: toLine(article.author ?? meta('author', 'article:author', 'dc.creator', 'parsely-author')),
    published: toDate(
      article.published ??
        meta('article:published_time', 'datePublished', 'date', 'dc.date', 'parsely-pub-date'),
    ),
    modified: toDate(article.modified ?? meta('article:modified_time', 'dateModified', 'last-modified')),
    language: toLanguage(document.documentElement.lang || article.language || meta('og:locale')),
  };
  return { address, ...present(fields) };
}

/** The content of the first `<meta>` that has one of the names, in the order of the names. */
function firstMeta(document: Document, names: readonly string[]): string | undefined {
  for (const name of names) {
    const selector = ['name', 'property', 'itemprop'].map(
      (attribute) => `meta[${attribute}="${name}" i][content]`,
    );
    const content = document.querySelector(selector.join())?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return undefined;
}

function onlyHeading(document: Document): string | undefined {
  const headings = document.querySelectorAll('h1');
  return headings.length === 1 ? (headings[0]?.textContent ?? undefined) : undefined;
}

function titleOf(document: Document): string | undefined {
  const title: unknown = document.title; // an image named `title` takes its place
  return typeof title === 'string' ? title : undefined;
}

function toLine(text: string | undefined): string | undefined {
  const line = cutToCodePoints(toSingleLine(text ?? '').slice(0, 4 * MAX_LINE), MAX_LINE);
  // An author that is an address (Open Graph's profile link) names nobody.
  return line === '' || /^https?:\/\//.test(line) ? undefined : line;
}

/** Names a moment, not just the time of day somewhere. */
const HAS_TIME_ZONE = /(Z|GMT|UTC|[ECMP][SD]T|\d:\d{2}[\d:.]*\s*[+-]\d{2}:?\d{2})$/i; // `11-23-2026` has none

/** A moment in UTC, or a day where no hour is given, or no time zone: the page's may be another than the reader's. */
function toDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.isNaN(Date.parse(text)) ? undefined : text;
  const date = new Date(text);
  if (!HAS_TIME_ZONE.test(text.trim())) date.setMinutes(date.getMinutes() - date.getTimezoneOffset()); // as it is written
  const year = date.getUTCFullYear(); // NaN for what is no date
  if (!(year >= 1000 && year <= 9999)) return undefined;
  return HAS_TIME_ZONE.test(text.trim()) ? date.toISOString() : date.toISOString().slice(0, 10);
}

function toLanguage(tag: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag?.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined; // not a language tag: pages write anything there
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  // Only entries that are undefined are left out, so what remains has the type that is said.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
