// A thing in the vocabulary of schema.org, from JSON-LD or from microdata.

/** Keys are schema.org's properties and `@type`, `@id`; values may have any type: pages do not keep to the vocabulary. */
export type Thing = { readonly [key: string]: unknown };

/** Maximum depth of nested lists in a value. */
const MAX_DEPTH = 4;
/** Maximum number of values read from one list: more only cost time on a hostile page. */
const MAX_LIST = 100;

/** Returns the thing with that `@id`. */
export type Lookup = (id: string) => Thing | undefined;

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the types without the vocabulary's address: `NewsArticle` for `http://schema.org/NewsArticle` and `schema:NewsArticle`. */
export function typesOf(thing: Thing): string[] {
  return valuesOf(thing['@type'])
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/#:]/, ''));
}

/** Returns `value` as a list: pages write a single value, a list, or a list in a list (`@list`). */
export function valuesOf(value: unknown, depth = 0): unknown[] {
  if (depth >= MAX_DEPTH) return [];
  if (isThing(value) && '@list' in value) return valuesOf(value['@list'], depth + 1);
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).flatMap((one) => valuesOf(one, depth + 1));
  return value === undefined || value === null ? [] : [value];
}

/** Returns the first text among the values of a property; `{ "@value": … }` counts as a text. */
export function textOf(value: unknown): string | undefined {
  for (const one of valuesOf(value)) {
    const text = isThing(one) ? one['@value'] : one;
    if (typeof text === 'string' && /\S/.test(text)) return text;
  }
  return undefined;
}

/** Returns the names of the people and organisations among a property's values, each once. */
export function namesOf(value: unknown, lookUp: Lookup): string[] {
  const names = valuesOf(value).flatMap((one) => {
    if (!isThing(one)) return typeof one === 'string' ? [one] : [];
    return nameOf(one) ?? nameOf(resolve(one, lookUp)) ?? [];
  });
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** Returns the thing that a reference (`{ "@id": … }`) refers to, or else the thing itself. */
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
