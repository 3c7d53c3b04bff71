// Reads a page's microdata (`itemscope`, `itemprop`) as things like those of JSON-LD. The limits keep a hostile page from
// costing time.

import { findAll, findWithin, textOf } from './safe-dom';
import { type ReadElementText, readSeenText } from './seen-text';
import type { Thing } from './thing';

/** Maximum number of top-level items read per page. */
const MAX_ITEMS = 50;
/** Maximum number of properties read per item. */
const MAX_PROPERTIES = 100;
/** Maximum depth of nested items. */
const MAX_DEPTH = 2;
/** Maximum length of a name, in UTF-16 units: a longer one is a paragraph with the wrong mark-up. */
const MAX_NAME_LENGTH = 150;

/** schema.org's names of the properties that we read, by their names in lower case: pages write `Headline`. */
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

/** The properties of `:scope` itself, not those of items within it. Forms are skipped: their fields can shadow properties. */
const OWN_PROPERTIES = ':scope [itemprop]:not(:scope [itemscope] *, form)';

/**
 * Returns the top-level items: those that are not a property of another item.
 *
 * @param readText reads an element's text as it is displayed.
 */
export function readMicrodata(root: Document | Element, readText: ReadElementText): Thing[] {
  return findAll(root, '[itemscope][itemtype]:not([itemprop], form)')
    .slice(0, MAX_ITEMS)
    .map((item) => toThing(item, 0, readText));
}

function toThing(item: Element, depth: number, readText: ReadElementText): Thing {
  const properties = new Map<string, unknown[]>([
    ['@type', item.getAttribute('itemtype')?.split(/\s+/) ?? []],
    ['@id', [item.getAttribute('itemid')]],
  ]);
  for (const element of findWithin(item, OWN_PROPERTIES).slice(0, MAX_PROPERTIES)) {
    for (const name of element.getAttribute('itemprop')?.split(/\s+/) ?? []) {
      const property = PROPERTIES.get(name.toLowerCase());
      const value = property && propertyValue(element, property, depth, readText);
      if (property && value !== undefined)
        properties.set(property, [...(properties.get(property) ?? []), value]);
    }
  }
  return Object.fromEntries(properties);
}

/** Differs from the standard, in which the value of a link is its address: authors are often links, and we need their names. */
function propertyValue(
  element: Element,
  property: string,
  depth: number,
  readText: ReadElementText,
): unknown {
  const isItem = element.hasAttribute('itemscope');
  if (isItem && depth < MAX_DEPTH) {
    const thing = toThing(element, depth + 1, readText);
    if (!PEOPLE.has(property) || thing.name !== undefined || thing.familyName !== undefined) return thing;
  }
  const content = element.getAttribute('content');
  if (content !== null) return content;
  if (ADDRESSES.has(property))
    return element.getAttribute('href') ?? element.getAttribute('itemid') ?? undefined;
  if (property.startsWith('date')) return element.getAttribute('datetime') ?? textOf(element);
  const text = readSeenText(element, readText) ?? textOf(element); // pages hide some of them
  return PEOPLE.has(property) && text !== undefined && text.length > MAX_NAME_LENGTH ? undefined : text;
}
