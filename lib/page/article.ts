// Which of the things that a page describes is its story, and what is said of it.

import { isThing, type Lookup, namesOf, resolve, type Thing, textOf, typesOf, valuesOf } from './thing';

/** What structured data say of the story. What they do not say is absent. */
export interface ArticleData {
  readonly headline?: string;
  readonly name?: string;
  readonly authors: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly created?: string;
  /** What the site is called. */
  readonly site?: string;
  readonly publisher?: string;
  readonly languages: readonly string[];
}

/** Stories first, then what is published like one, then the page that holds it. */
const RANKS: readonly RegExp[] = [
  /(^|[a-z])Article$|^(Live)?BlogPosting$|^SocialMediaPosting$|^DiscussionForumPosting$|^Report$/,
  /^(\w*Review|Recipe|HowTo|QAPage|Question|VideoObject|AudioObject|(Podcast|TV|Radio)?Episode|Event|Dataset|Book|Chapter|CreativeWork)$/,
  /Page$/,
];

/**
 * The story that the page is about.
 *
 * @param address where the page is; of several stories, the one that says it is there is meant.
 */
export function findArticle(things: readonly Thing[], address: string): Thing | undefined {
  for (const rank of RANKS) {
    const candidates = things.filter((thing) => typesOf(thing).some((type) => rank.test(type)));
    if (candidates.length <= 1) {
      if (candidates[0] !== undefined) return candidates[0];
      continue;
    }
    const placed = candidates.map((thing) => ({ thing, addresses: addressesOf(thing, address) }));
    const here = placed.find(({ addresses }) => addresses.includes(pathOf(address)));
    // A list of other pages' stories (a front page, “Read also”) says nothing of this one.
    const anywhere = here ?? placed.find(({ addresses }) => addresses.length === 0);
    if (anywhere !== undefined) return anywhere.thing;
  }
  return undefined;
}

/** What is said of the story, and, where the story leaves it open, of the page that holds it. */
export function describeArticle(article: Thing, lookUp: Lookup): ArticleData {
  const holder = valuesOf(article.isPartOf).find(isThing);
  const page = holder && resolve(holder, lookUp);
  const website = page && typesOf(page).includes('WebPage') ? valuesOf(page.isPartOf).find(isThing) : page;
  const authors = namesOf(article.author, lookUp);
  const data = {
    headline: textOf(article.headline),
    name: textOf(article.name),
    published: textOf(article.datePublished) ?? textOf(page?.datePublished),
    modified: textOf(article.dateModified) ?? textOf(page?.dateModified),
    created: textOf(article.dateCreated),
    site: namesOf(website, lookUp)[0],
    publisher: namesOf(article.publisher, lookUp)[0],
  };
  return {
    ...Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
    authors: authors.length > 0 ? authors : namesOf(article.creator, lookUp),
    languages: valuesOf(article.inLanguage ?? page?.inLanguage).flatMap(languageOf),
  };
}

/** What the first of `articles` that says it says. */
export function firstOf(
  articles: readonly ArticleData[],
  key: 'published' | 'modified' | 'created' | 'site' | 'publisher',
): string | undefined {
  return articles.map((article) => article[key]).find((value) => value !== undefined);
}

/** A tag (`lv`), or a thing that has one: `{ "@type": "Language", "alternateName": "lv" }`. */
function languageOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return isThing(value) ? [value.alternateName, value.name].flatMap((text) => textOf(text) ?? []) : [];
}

/** Where the thing says that it is: the paths of its addresses. */
function addressesOf(thing: Thing, base: string): string[] {
  return [thing.url, thing.mainEntityOfPage, thing['@id']]
    .flatMap((value) => valuesOf(value))
    .flatMap((value) => (isThing(value) ? (textOf(value['@id']) ?? textOf(value.url)) : textOf(value)) ?? [])
    .filter((address) => !address.startsWith('_:') && URL.canParse(address, base)) // `_:b0` is a name within the page
    .map((address) => pathOf(address, base));
}

/** What of an address is the same on `m.`, `amp.` and `www.`, with http and https, with and without a slash or a query. */
function pathOf(address: string, base?: string): string {
  return new URL(address, base).pathname.replace(/\/+$/, '').toLowerCase();
}
