// Describes the page: from JSON-LD, else microdata, else `<meta>`, else the visible text.

import type { Page } from '../correction/content';
import { cleanAddress } from './address';
import { type ArticleData, describeArticle, findArticle, firstOf } from './article';
import { toAuthor } from './author';
import { readLinkedAuthors } from './author-links';
import { canonicalAddress, statedCanonical } from './canonical';
import { isNumberedCopy, originalOf } from './copies';
import { modifiedOf, publishedOf } from './date';
import { findHeadline, siteInTitle } from './headline';
import { readJsonLd } from './json-ld';
import { readLanguages } from './languages';
import { toLine } from './line';
import { type MetaLookup, readMetaElements } from './meta-elements';
import { readMicrodata } from './microdata';
import { findFirst, textOf } from './safe-dom';
import { type ReadElementText, readHeadings } from './seen-text';
import { namesOf, typesOf } from './thing';

/**
 * Describes the document. Unknown values are absent; nothing is guessed.
 *
 * @param readText reads an element's text as it is displayed.
 * @param at the text node where the passage begins, if there is one.
 * @returns `undefined` if the document has no web address of its own (about:, data:, blob: and the like).
 */
export function describePage(document: Document, readText: ReadElementText, at?: Node): Page | undefined {
  const location = new URL(document.location.href);
  const address = (isNumberedCopy(location) && statedCanonical(document)) || cleanAddress(location.href);
  if (address === undefined) return undefined;
  const canonical = canonicalAddress(document, address);
  const { articles, website } = readStructuredData(document, canonical ?? address, readText);
  const meta = readMetaElements(document);
  const site = siteName(articles, website, meta);
  const languages = readLanguages(document, at, statedLanguages(articles, meta));
  // A translator changes what is displayed, and leaves the metadata.
  const headings = languages.translated ? [] : readHeadings(document, readText);
  const fields = {
    // On a copy, it is the page's own word for whose story it is.
    canonical: canonical === address && originalOf(location) === undefined ? undefined : canonical,
    headline: headlineOf(document, articles, meta, site, headings),
    site,
    author: authorOf(document, articles, meta, site, readText),
    published: publishedOf(document, articles, meta),
    modified: modifiedOf(articles, meta),
    ...languages,
  };
  return { address, ...present(fields) };
}

/** Returns the metadata of the story, most trusted source first, and the name of its site. */
function readStructuredData(document: Document, address: string, readText: ReadElementText) {
  const { subjects, lookUp } = readJsonLd(document);
  const website = subjects.find((thing) => typesOf(thing).includes('WebSite'));
  const articles = [
    { things: subjects, find: lookUp },
    { things: readMicrodata(document, readText), find: () => undefined },
  ].flatMap(({ things, find }) => {
    const article = findArticle(things, address);
    return article === undefined ? [] : [describeArticle(article, find)];
  });
  return { articles, website: namesOf(website, lookUp)[0] };
}

function siteName(
  articles: readonly ArticleData[],
  website: string | undefined,
  meta: MetaLookup,
): string | undefined {
  const publisher = toName(firstOf(articles, 'publisher'));
  const site =
    toName(meta('og:site_name')[0]) ??
    toName(firstOf(articles, 'site')) ??
    publisher ??
    toName(website) ??
    toName(
      meta('citation_journal_title', 'application-name', 'publisher', 'dc.publisher', 'dcterms.publisher')[0],
    );
  // `Example News - What happens here and in the world` is the name followed by a motto.
  const hasMotto =
    publisher !== undefined &&
    site?.startsWith(publisher) &&
    /^\s+[-–—|]\s/.test(site.slice(publisher.length));
  return hasMotto ? publisher : site;
}

function headlineOf(
  document: Document,
  articles: readonly ArticleData[],
  meta: MetaLookup,
  site: string | undefined,
  headings: readonly string[],
): string | undefined {
  const stated = [
    ...articles.map(({ headline }) => headline),
    meta('og:title')[0],
    meta(
      'citation_title',
      'parsely-title',
      'sailthru.title',
      'dc.title',
      'dcterms.title',
      'twitter:title',
    )[0],
    ...articles.map(({ name }) => name).filter((name) => toName(name) !== site),
  ];
  const title = textOf(findFirst(document, ':root > head > title')); // not document.title: an image can take its place
  const removed = site ?? siteInTitle(title, document.location.hostname);
  return findHeadline(headings, stated, title, removed);
}

function authorOf(
  document: Document,
  articles: readonly ArticleData[],
  meta: MetaLookup,
  site: string | undefined,
  readText: ReadElementText,
): string | undefined {
  const sources = [
    ...articles.map(({ authors }) => authors),
    meta('citation_author'),
    meta('author'),
    meta('article:author', 'article:author:name', 'og:article:author'),
    meta('parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'byl'),
    readLinkedAuthors(document, readText),
  ];
  return toAuthor(sources, site);
}

/** Returns the languages that the metadata states, best source first. */
function statedLanguages(articles: readonly ArticleData[], meta: MetaLookup): string[] {
  return [
    ...articles.flatMap(({ languages }) => languages),
    ...meta('content-language', 'dc.language', 'dcterms.language', 'citation_language', 'inlanguage'),
    ...meta('og:locale'),
  ];
}

/** Returns a site's name; an address is not a name. */
function toName(text: string | undefined): string | undefined {
  const line = toLine(text);
  return line === undefined || /^(https?:)?\/\//.test(line) ? undefined : line;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(fields: T): Present<T> {
  // Only undefined entries are left out, so the rest has this type.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
