// Reads a page's `<meta>` elements: Open Graph, Dublin Core, and those for search engines and analytics.

import { findAll } from './safe-dom';

/** Maximum number of `<meta>` elements read: more only cost time on a hostile page. */
const MAX_ELEMENTS = 1_000;

/** In an item of microdata, `itemprop` belongs to that item; elsewhere pages use it like `name`. */
const META = 'meta[content]:not([itemprop]), meta[content][itemprop]:not([itemscope] *)';

/** Returns all values of the first of `names` that has any, in document order. Names are in lower case. */
export type MetaLookup = (...names: readonly string[]) => readonly string[];

/** Reads the elements once. The name may be in any of four attributes, in upper or lower case. */
export function readMetaElements(document: Document): MetaLookup {
  const byName = new Map<string, string[]>();
  for (const meta of findAll(document, META).slice(0, MAX_ELEMENTS)) {
    const content = meta.getAttribute('content') ?? '';
    if (!/\S/.test(content)) continue;
    const names = ['name', 'property', 'itemprop', 'http-equiv'].map((key) => meta.getAttribute(key));
    for (const name of new Set(names.map((one) => one?.trim().toLowerCase()))) {
      if (name) byName.set(name, [...(byName.get(name) ?? []), content]);
    }
  }
  return (...names) => names.map((name) => byName.get(name)).find((values) => values !== undefined) ?? [];
}

/** Returns the headlines that the elements state, best source first. */
export function headlinesIn(meta: MetaLookup): (string | undefined)[] {
  const others = meta(
    ...['citation_title', 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title', 'twitter:title'],
  );
  return [meta('og:title')[0], others[0]];
}
