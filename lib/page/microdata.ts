// What a page says in microdata (`itemscope`, `itemprop`), as things like those of JSON-LD.

import { findAll, findWithin, textOf } from './safe-dom';
import type { Thing } from './thing';

/** More than a page needs; a hostile one shall not keep us busy. */
const MAX_ITEMS = 50;
const MAX_PROPERTIES = 100;
const MAX_DEPTH = 2;
/** A name of more UTF-16 units than this is a paragraph that somebody marked by mistake. */
const MAX_NAME_LENGTH = 150;

/** schema.org's names of what we want to know, by their names in small letters: pages write `Headline`. */
const PROPERTIES = new Map(
  [
    ...[
      'headline',
      'name',
      'givenName',
      'familyName',
      'author',
      'creator',
      'publisher',
      'isPartOf',
      'inLanguage',
    ],
    ...['datePublished', 'dateModified', 'dateCreated', 'url', 'mainEntityOfPage'],
  ].map((property) => [property.toLowerCase(), property]),
);
const ADDRESSES = new Set(['url', 'mainEntityOfPage']);
const PEOPLE = new Set(['author', 'creator', 'publisher', 'isPartOf']);

/** The properties of `:scope` itself: those of an item in it are that item's. A form is passed over: its fields fool us. */
const OWN_PROPERTIES = ':scope [itemprop]:not(:scope [itemscope] *, form)';

/** The items of the document that are no property of another item. */
export function readMicrodata(document: Document): Thing[] {
  return findAll(document, '[itemscope][itemtype]:not([itemprop], form)')
    .slice(0, MAX_ITEMS)
    .map((item) => toThing(item, 0));
}

function toThing(item: Element, depth: number): Thing {
  const properties = new Map<string, unknown[]>([
    ['@type', item.getAttribute('itemtype')?.split(/\s+/) ?? []],
    ['@id', [item.getAttribute('itemid')]],
  ]);
  for (const element of findWithin(item, OWN_PROPERTIES).slice(0, MAX_PROPERTIES)) {
    for (const name of element.getAttribute('itemprop')?.split(/\s+/) ?? []) {
      const property = PROPERTIES.get(name.toLowerCase());
      const value = property && propertyValue(element, property, depth);
      if (property && value !== undefined)
        properties.set(property, [...(properties.get(property) ?? []), value]);
    }
  }
  return Object.fromEntries(properties);
}

/** Not by the letter of the standard, in which the value of a link is its address: authors are linked, and we want their names. */
function propertyValue(element: Element, property: string, depth: number): unknown {
  const isItem = element.hasAttribute('itemscope');
  if (isItem && depth < MAX_DEPTH) {
    const thing = toThing(element, depth + 1);
    if (!PEOPLE.has(property) || thing.name !== undefined || thing.familyName !== undefined) return thing;
  }
  const content = element.getAttribute('content');
  if (content !== null) return content;
  if (ADDRESSES.has(property))
    return element.getAttribute('href') ?? element.getAttribute('itemid') ?? undefined;
  if (property.startsWith('date')) return element.getAttribute('datetime') ?? textOf(element);
  const text = textOf(element);
  return PEOPLE.has(property) && text !== undefined && text.length > MAX_NAME_LENGTH ? undefined : text;
}
