// Finds the story among the things that a page describes, and reads its metadata.

import { routeIn } from '../correction/route';
import { isThing, type Lookup, namesOf, resolve, type Thing, textOf, typesOf, valuesOf } from './thing';

/** The story's metadata in one source of structured data. Unknown values are absent. */
export interface ArticleData {
  readonly headline?: string;
  readonly name?: string;
  readonly authors: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  readonly created?: string;
  /** The site's name. */
  readonly site?: string;
  readonly publisher?: string;
  readonly languages: readonly string[];
  /** The paths of the addresses that it gives for itself. */
  readonly paths: readonly string[];
}

/** Types in order of preference: stories, other published works, the page around them. */
const RANKS: readonly RegExp[] = [
  /(^|[a-z])Article$|^(Live)?BlogPosting$|^SocialMediaPosting$|^DiscussionForumPosting$|^Report$/,
  /^(\w*Review|Recipe|HowTo|QAPage|Question|VideoObject|AudioObject|(Podcast|TV|Radio)?Episode|Event|Dataset|Book|Chapter|CreativeWork)$/,
  /Page$/,
];

/**
 * Returns the story that the page is about.
 *
 * @param address the page's address; if there are several stories, the one with this address is returned.
 * @param canonical what the page calls itself.
 */
export function findArticle(
  things: readonly Thing[],
  address: string,
  canonical = address,
): Thing | undefined {
  for (const rank of RANKS) {
    const candidates = things.filter((thing) => typesOf(thing).some((type) => rank.test(type)));
    if (candidates.length <= 1) {
      if (candidates[0] !== undefined) return candidates[0];
      continue;
    }
    const placed = candidates.map((thing) => ({ thing, addresses: addressesOf(thing, address) }));
    const [here] = [address, canonical].flatMap(
      (name) => placed.find(({ addresses }) => addresses.includes(pathOf(name))) ?? [],
    );
    // If all have other addresses, they are stories of other pages (a front page, “Read also”).
    const anywhere = here ?? placed.find(({ addresses }) => addresses.length === 0);
    if (anywhere !== undefined) return anywhere.thing;
  }
  return undefined;
}

/**
 * Returns the metadata of the story; values that the story does not have come from the page that contains it.
 *
 * @param base the address that relative addresses are resolved against.
 */
export function describeArticle(article: Thing, lookUp: Lookup, base: string): ArticleData {
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
    paths: addressesOf(article, base),
    languages: valuesOf(article.inLanguage ?? page?.inLanguage).flatMap(languageOf),
  };
}

/** Returns the value of the first of `articles` that has one. */
export function firstOf(
  articles: readonly ArticleData[],
  key: 'published' | 'modified' | 'created' | 'site' | 'publisher',
): string | undefined {
  return articles.map((article) => article[key]).find((value) => value !== undefined);
}

/** Returns a language's tag (`lv`); the value may also be a thing: `{ "@type": "Language", "alternateName": "lv" }`. */
function languageOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return isThing(value) ? [value.alternateName, value.name].flatMap((text) => textOf(text) ?? []) : [];
}

/** Returns the paths of the addresses that the thing gives for itself. */
function addressesOf(thing: Thing, base: string): string[] {
  return [thing.url, thing.mainEntityOfPage, thing['@id']]
    .flatMap((value) => valuesOf(value))
    .flatMap((value) => (isThing(value) ? (textOf(value['@id']) ?? textOf(value.url)) : textOf(value)) ?? [])
    .filter((address) => !address.startsWith('_:') && URL.canParse(address, base)) // `_:b0` is a local id
    .map((address) => pathOf(address, base));
}

/**
 * Returns the part of an address that does not depend on host (`m.`, `amp.`, `www.`), protocol, final slash and query: the path, and
 * a route in the fragment.
 */
export function pathOf(address: string, base?: string): string {
  const { pathname, href } = new URL(address, base);
  return (pathname.replace(/\/+$/, '') + routeIn(href)).toLowerCase();
}
