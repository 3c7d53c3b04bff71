// A thing as schema.org describes it, whether a page says it in JSON-LD or in microdata.

/** Keys are schema.org's properties and `@type`, `@id`; values are anything at all: pages write what they like. */
export type Thing = { readonly [key: string]: unknown };

/** Nothing that a page says of its story is deeper, or longer as a list; a hostile page shall not keep us busy. */
const MAX_DEPTH = 4;
const MAX_LIST = 100;

/** Looks up what an `@id` names. */
export type Lookup = (id: string) => Thing | undefined;

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types without the vocabulary's address: `NewsArticle` for `http://schema.org/NewsArticle` and `schema:NewsArticle`. */
export function typesOf(thing: Thing): string[] {
  return valuesOf(thing['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));
}

/** `value` as a list: pages write one thing, a list of them, or a list in a list (`@list`) for the same. */
export function valuesOf(value: unknown, depth = 0): unknown[] {
  if (depth >= MAX_DEPTH) return [];
  if (isThing(value) && '@list' in value) return valuesOf(value['@list'], depth + 1);
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).flatMap((one) => valuesOf(one, depth + 1));
  return value === undefined || value === null ? [] : [value];
}

/** The first text among the values of a property; `{ "@value": … }` is one, too. */
export function textOf(value: unknown): string | undefined {
  for (const one of valuesOf(value)) {
    const text = isThing(one) ? one['@value'] : one;
    if (typeof text === 'string' && /\S/.test(text)) return text;
  }
  return undefined;
}

/** What the people and organisations that are a property's values are called, each once. */
export function namesOf(value: unknown, lookUp: Lookup): string[] {
  const names = valuesOf(value).flatMap((one) => {
    if (!isThing(one)) return typeof one === 'string' ? [one] : [];
    return nameOf(one) ?? nameOf(resolve(one, lookUp)) ?? [];
  });
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** The thing that a mere reference (`{ "@id": … }`) names, else the thing itself. */
export function resolve(thing: Thing, lookUp: Lookup): Thing {
  const id = thing['@id'];
  return (typeof id === 'string' ? lookUp(id) : undefined) ?? thing;
}

function nameOf(thing: Thing): string[] | undefined {
  const names = valuesOf(thing.name).flatMap((name) => textOf(name) ?? []);
  if (names.length > 0) return names;
  const parts = [textOf(thing.givenName), textOf(thing.familyName)].filter((part) => part !== undefined);
  return parts.length > 0 ? [parts.join(' ')] : undefined;
}
