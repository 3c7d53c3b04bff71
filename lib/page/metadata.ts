// Describes the page: from JSON-LD, else microdata, else `<meta>`, else the visible text.

import type { Page } from '../correction/content';
import { cleanAddress } from './address';
import { type ArticleData, describeArticle, findArticle, firstOf } from './article';
import { toAuthor } from './author';
import { readLinkedAuthors } from './author-links';
import { believedOf } from './belief';
import { canonicalAddress, statedCanonical } from './canonical';
import { isNumberedCopy, originalOf } from './copies';
import { modifiedOf, publishedOf } from './date';
import { findHeadline, siteInTitle } from './headline';
import { readJsonLd } from './json-ld';
import { readLanguages } from './languages';
import { toLine } from './line';
import { headlinesIn, type MetaLookup, readMetaElements } from './meta-elements';
import { readMicrodata } from './microdata';
import { findFirst, textOf } from './safe-dom';
import { type ReadElementText, readHeadings } from './seen-text';
import { headingLevelIn, storyAround } from './story-around';
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
  const open = cleanAddress(location.href);
  const address = (isNumberedCopy(location) && statedCanonical(document)) || open;
  if (address === undefined) return undefined;
  const title = textOf(findFirst(document, ':root > head > title')); // not document.title: an image can take its place
  const story = at && storyAround(at, title);
  const root = story ?? document;
  const stated = canonicalAddress(document, address);
  const { articles: all, website } = readStructuredData(document, story, readText, {
    address,
    canonical: stated,
  });
  const allMeta = readMetaElements(document);
  const site = siteName(all, website, allMeta);
  const languages = readLanguages(document, at, statedLanguages(all, allMeta));
  // A translator changes what is displayed, and leaves the metadata.
  const headings = languages.translated ? [] : readHeadings(root, readText, story && headingLevelIn(story));
  const { canonical, articles, meta } = believedOf(
    { canonical: stated, articles: all, meta: allMeta },
    {
      ...{ headings, title: languages.translated ? undefined : title, site, address },
      loaded: loadedAddress() === open ? address : loadedAddress(),
      isOneOfSeveral: story !== undefined,
    },
  );
  const fields = {
    // On a copy, it is the page's own word for whose story it is.
    canonical: canonical === address && originalOf(location) === undefined ? undefined : canonical,
    headline: headlineOf(document, articles, meta, site, headings, title),
    site,
    author: authorOf(root, articles, meta, site, readText),
    published: publishedOf(root, articles, meta),
    modified: modifiedOf(articles, meta),
    ...languages,
  };
  return { address, ...present(fields) };
}

/** Returns the address from which the document was loaded. Its scripts may have replaced the address since. */
function loadedAddress(): string | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation && cleanAddress(navigation.name);
}

/**
 * Returns the metadata of the story, most trusted source first, and the name of its site.
 *
 * @param story the element of the story, if the page shows several: what is in it comes first.
 */
function readStructuredData(
  document: Document,
  story: Element | undefined,
  readText: ReadElementText,
  addresses: { readonly address: string; readonly canonical: string | undefined },
) {
  const { subjects, lookUp } = readJsonLd(document);
  const website = subjects.find((thing) => typesOf(thing).includes('WebSite'));
  const inStory = story === undefined ? [] : [readJsonLd(story).subjects, readMicrodata(story, readText)];
  const articles = [...inStory, subjects, readMicrodata(document, readText)].flatMap((things) => {
    const article = findArticle(things, addresses.address, addresses.canonical);
    return article === undefined ? [] : [describeArticle(article, lookUp, addresses.address)];
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
  title: string | undefined,
): string | undefined {
  const stated = [
    ...articles.map(({ headline }) => headline),
    ...headlinesIn(meta),
    ...articles.map(({ name }) => name).filter((name) => toName(name) !== site),
  ];
  const removed = site ?? siteInTitle(title, document.location.hostname);
  return findHeadline(headings, stated, title, removed);
}

function authorOf(
  root: Document | Element,
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
    readLinkedAuthors(root, readText),
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
