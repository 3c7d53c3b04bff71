// Which of a page's metadata is about the story that the page shows now. Single-page sites go from story to story, and endless pages
// add the next story below, and both leave the head as it was.

import { routeIn } from '../correction/route';
import { type ArticleData, pathOf } from './article';
import { foldLine } from './line';
import { headlinesIn, type MetaLookup } from './meta-elements';

/** What the page shows now. */
export interface Shown {
  /** The headings of the story. */
  readonly headings: readonly string[];
  /** The document's title. */
  readonly title: string | undefined;
  /** The site's name, which is no headline. */
  readonly site: string | undefined;
  readonly address: string;
  /** The address from which the document was loaded. Absent if it is unknown. */
  readonly loaded: string | undefined;
  /** Whether the page shows other stories too. */
  readonly isOneOfSeveral: boolean;
}

/** What a page says about itself, in the metadata. */
interface Sources {
  readonly canonical: string | undefined;
  readonly articles: readonly ArticleData[];
  readonly meta: MetaLookup;
}

/** Returns the sources that describe the story that is shown. */
export function believedOf({ canonical, articles, meta }: Sources, shown: Shown): Sources {
  const { address, loaded = address } = shown;
  const named = canonical === undefined ? [] : [pathOf(canonical)];
  const addresses = meta('og:url').filter((url) => URL.canParse(url, address));
  const paths = addresses.length === 0 ? named : addresses.map((url) => pathOf(url, address));
  const stated = headlinesIn(meta);
  const headlines = [...stated, ...articles.flatMap(({ headline, name }) => [headline, name])];
  // A canonical address that was right for the story before is not right for this one, even if the titles are updated.
  const isStale = pathOf(loaded) !== pathOf(address) && named.includes(pathOf(loaded));
  const isOwn = canonical === address || (!isStale && isBelieved(headlines, named, shown));
  return {
    canonical: isOwn ? canonical : undefined,
    articles: articles.filter(({ headline, name, paths: own }) =>
      isBelieved([headline, name], own.length === 0 ? named : own, shown),
    ),
    meta: isBelieved(stated, paths, shown) ? meta : () => [],
  };
}

/**
 * Whether a source of metadata describes the story that is shown. What the page shows wins over what contradicts it.
 *
 * Without a reason to doubt, a source is believed unless both its headline and its address are another story's: headlines for search
 * engines differ from those on the page. In doubt, it must have the story's headline or, if it has none, the story's address.
 *
 * @param headlines,paths what the source says; none if it says nothing.
 */
function isBelieved(
  headlines: readonly (string | undefined)[],
  paths: readonly string[],
  shown: Shown,
): boolean {
  const stated = linesOf(headlines, shown);
  const seen = linesSeen(shown);
  const isComparable = stated.length > 0 && seen.length > 0;
  const agrees = stated.some((line) => seen.some((other) => isSameHeadline(line, other)));
  const isHere = paths.includes(pathOf(shown.address));
  if (isDoubtful(shown)) return agrees || (!isComparable && isHere);
  return agrees || !isComparable || isHere || paths.length === 0;
}

/** Whether metadata may be of another story: the page shows several, has gone to another one, or has a route that no server sees. */
function isDoubtful({ address, loaded = address, isOneOfSeveral }: Shown): boolean {
  return isOneOfSeveral || loaded !== address || routeIn(address) !== '';
}

/** Returns the headings and the title. In doubt, a title that contradicts the headings is left out: it is of the story before. */
function linesSeen(shown: Shown): string[] {
  const headings = linesOf(shown.headings, shown);
  const isOfStory = (title: string) =>
    !isDoubtful(shown) || headings.length === 0 || headings.some((heading) => isSameHeadline(heading, title));
  return [...headings, ...linesOf([shown.title], shown).filter(isOfStory)];
}

/** Returns the texts that may be headlines: not the site's name, and not empty. */
function linesOf(texts: readonly (string | undefined)[], { site = '' }: Shown): string[] {
  return texts.flatMap((text) => text ?? []).filter((text) => !['', foldLine(site)].includes(foldLine(text)));
}

/** Between a headline and what else is in its line: a section, the site's name. */
const SEPARATOR = /\n|\s+[-–—―·•@~/:]\s+|\s*[|»‹_]\s*|\s*::\s*|:\s+/u;
/** Maximum number of parts of a line that are told apart. */
const MAX_PARTS = 8;
/** Maximum length of a text that is compared, in UTF-16 units: a longer one only costs time, on a hostile page. */
const MAX_COMPARED = 2_000;

/** Whether one is the other, or the other without what is before or after a separator. */
export function isSameHeadline(one: string, other: string): boolean {
  const [line, named] = [one.trim().slice(0, MAX_COMPARED), other.trim().slice(0, MAX_COMPARED)];
  return runsIn(line).includes(foldLine(named)) || runsIn(named).includes(foldLine(line));
}

/** Returns the whole line, and its beginnings and ends at the separators. */
function runsIn(line: string): string[] {
  const parts = line.split(SEPARATOR, MAX_PARTS);
  const runs = parts.flatMap((_, at) => [parts.slice(0, at + 1), parts.slice(at)]);
  return [line, ...runs.map((run) => run.join(' '))].map(foldLine);
}
