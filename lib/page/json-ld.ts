// Reads a page's JSON-LD. The limits keep a hostile page from costing time.

import { findAll } from './safe-dom';
import { isThing, type Lookup, type Thing } from './thing';

/** Maximum number of JSON-LD scripts read per page. */
const MAX_SCRIPTS = 100;
/** Maximum length of one script, in UTF-16 units; longer ones are skipped. */
const MAX_SCRIPT_LENGTH = 500_000;
/** Maximum length of all scripts together, in UTF-16 units. */
const MAX_TOTAL_LENGTH = 1_000_000;
/** Maximum number of things read per page. */
const MAX_THINGS = 10_000;
/** Maximum depth of nested things and lists. */
const MAX_DEPTH = 10;

export interface JsonLd {
  /** The top-level things of the scripts, in their order; not the parts of another thing. */
  readonly subjects: readonly Thing[];
  /** Finds a thing in any of the page's scripts by its `@id`. */
  readonly lookUp: Lookup;
}

export const JSON_LD_TYPE = /^application\/ld\+json/i;

/** Reads all scripts in `root`. */
export function readJsonLd(root: Document | Element): JsonLd {
  return readGraph(jsonLdScripts(root));
}

/** Returns the texts of the scripts in `root`, within the limits. */
export function jsonLdScripts(root: Document | Element): string[] {
  const scripts = findAll(root, 'script[type^="application/ld+json" i]');
  return withinLimits(scripts.map(({ textContent }) => textContent ?? ''));
}

/** Reads all scripts as one graph, since things refer to things in other scripts. Skips invalid JSON, which pages contain. */
export function readGraph(scripts: readonly string[]): JsonLd {
  const subjects: Thing[] = [];
  const byId = new Map<string, Thing>(); // not an object: a page may call its things `__proto__`
  let budget = MAX_THINGS;

  const walk = (value: unknown, depth: number, isSubject: boolean): void => {
    if (depth > MAX_DEPTH || budget <= 0) return;
    if (Array.isArray(value)) {
      for (const item of value) {
        if (budget <= 0) return;
        walk(item, depth + 1, isSubject);
      }
    } else if (isThing(value)) {
      budget -= 1;
      if (isSubject) subjects.push(value);
      const id = value['@id'];
      // A thing with only its id (and type) is a reference.
      if (typeof id === 'string' && !byId.has(id) && Object.keys(value).length > 2) byId.set(id, value);
      for (const [key, part] of Object.entries(value)) {
        walk(part, depth + 1, isSubject && /^(@graph|mainEntity|mainEntityOfPage)$/.test(key));
      }
    } else {
      budget -= 0.01; // long lists of numbers cost time too
    }
  };

  for (const script of withinLimits(scripts)) walk(parse(script), 0, true);
  return { subjects, lookUp: (id) => byId.get(id) };
}

function withinLimits(scripts: readonly string[]): string[] {
  let total = 0;
  return scripts.slice(0, MAX_SCRIPTS).filter(({ length }) => {
    if (length > MAX_SCRIPT_LENGTH || total + length > MAX_TOTAL_LENGTH) return false;
    total += length;
    return true;
  });
}

/** Wrappers that content systems add for old XHTML parsers: `<![CDATA[ … ]]>`, `<!-- … -->`, each in a comment or not. */
const WRAPPING_START = /^(\/\/|\/\*)?\s*(<!\[CDATA\[|<!--)\s*(\*\/)?/;
const WRAPPING_END = /(\/\/|\/\*)?(\s*)(\]\]>|-->)(\s*\*\/)?$/;
/** Length of the end of a script that is searched for a wrapper, in UTF-16 units. */
const WRAPPING_END_LENGTH = 20;

function parse(text: string): unknown {
  const json = unwrap(text.trim());
  // The most common error is a line break or tab within a string; outside of strings they are white space anyway.
  return tryParse(json) ?? tryParse(json.replace(/\s+/g, ' ').replace(/;$/, ''));
}

function unwrap(text: string): string {
  if (!WRAPPING_START.test(text)) return text;
  const end = text.slice(-WRAPPING_END_LENGTH).replace(WRAPPING_END, ''); // searching all of it takes quadratic time
  return (text.slice(0, -WRAPPING_END_LENGTH) + end).replace(WRAPPING_START, '');
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
