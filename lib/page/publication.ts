// When the story was published and changed.

import { type ArticleData, firstOf } from './article';
import { toDate } from './date';
import { findAll, textOf } from './elements';
import type { MetaLookup } from './meta-elements';

/** When the story was published, by the best source that gives a date: a day, or a moment in UTC. */
export function publishedOf(
  document: Document,
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
    onlyTime(document, 'time[pubdate]'),
    onlyTime(document, 'time:is(.dt-published, .published, .entry-date, [class*="pubdate" i])'),
    firstOf(articles, 'created'),
    onlyTime(document, ':is(article, main, [role="main"]) time[datetime]'),
  ]);
}

/** When the story was last changed, as `publishedOf`. */
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

/** The one date that the elements give; several are of several stories. */
function onlyTime(document: Document, selector: string): string | undefined {
  const times = findAll(document, selector).slice(0, 100);
  const dates = new Set(times.map((time) => time.getAttribute('datetime') ?? textOf(time)));
  return dates.size === 1 ? [...dates][0] : undefined;
}
