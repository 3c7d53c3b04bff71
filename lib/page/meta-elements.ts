// What a page says in its `<meta>` elements: Open Graph, Dublin Core, and what search engines and analytics read.

import { findAll } from './safe-dom';

/** More than a page needs; a hostile one shall not keep us busy. */
const MAX_ELEMENTS = 1_000;

/** In an item of microdata, `itemprop` says something of that item; elsewhere pages use it like `name`. */
const META = 'meta[content]:not([itemprop]), meta[content][itemprop]:not([itemscope] *)';

/** All values of the first of `names` that has any, in document order. Names are in small letters. */
export type MetaLookup = (...names: readonly string[]) => readonly string[];

/** Reads the elements once. A name may be any of the attributes that pages put it in, in any case. */
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
