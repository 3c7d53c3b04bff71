// What a page says in its JSON-LD.

import { findAll } from './safe-dom';
import { isThing, type Lookup, type Thing } from './thing';

/** More than a page needs; a hostile one shall not keep us busy. Lengths count UTF-16 units of JSON. */
const MAX_SCRIPTS = 100;
const MAX_SCRIPT_LENGTH = 500_000;
const MAX_TOTAL_LENGTH = 1_000_000;
const MAX_THINGS = 10_000;
const MAX_DEPTH = 10;

export interface JsonLd {
  /** What the scripts are about, in their order: not what is merely a part of something else. */
  readonly subjects: readonly Thing[];
  /** Finds a thing by its `@id`, wherever in the page's scripts it stands. */
  readonly lookUp: Lookup;
}

export const JSON_LD_TYPE = /^application\/ld\+json/i;

/** Reads all scripts of the document. */
export function readJsonLd(document: Document): JsonLd {
  const scripts = findAll(document, 'script[type^="application/ld+json" i]');
  return readGraph(scripts.map(({ textContent }) => textContent ?? ''));
}

/** Reads all scripts as one graph, since things in one name those in another. Broken JSON is passed over: pages ship it. */
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
      // A thing with nothing but its name (and type) is a mere reference.
      if (typeof id === 'string' && !byId.has(id) && Object.keys(value).length > 2) byId.set(id, value);
      for (const [key, part] of Object.entries(value)) {
        walk(part, depth + 1, isSubject && /^(@graph|mainEntity|mainEntityOfPage)$/.test(key));
      }
    } else {
      budget -= 0.01; // long lists of numbers cost time as well
    }
  };

  for (const value of parseScripts(scripts)) walk(value, 0, true);
  return { subjects, lookUp: (id) => byId.get(id) };
}

function* parseScripts(scripts: readonly string[]): Generator<unknown> {
  let total = 0;
  for (const text of scripts.slice(0, MAX_SCRIPTS)) {
    if (text.length > MAX_SCRIPT_LENGTH || total + text.length > MAX_TOTAL_LENGTH) continue;
    total += text.length;
    yield parse(text);
  }
}

/** What content systems wrap scripts in for old XHTML parsers: `<![CDATA[ … ]]>`, `<!-- … -->`, each in a comment or not. */
const WRAPPING_START = /^(\/\/|\/\*)?\s*(<!\[CDATA\[|<!--)\s*(\*\/)?/;
const WRAPPING_END = /(\/\/|\/\*)?(\s*)(\]\]>|-->)(\s*\*\/)?$/;
const WRAPPING_END_LENGTH = 20;

function parse(text: string): unknown {
  const json = unwrap(text.trim());
  // Line breaks and tabs within strings are the commonest fault; outside of strings they are white space as well.
  return tryParse(json) ?? tryParse(json.replace(/\s+/g, ' ').replace(/;$/, ''));
}

function unwrap(text: string): string {
  if (!WRAPPING_START.test(text)) return text;
  const end = text.slice(-WRAPPING_END_LENGTH).replace(WRAPPING_END, ''); // the end alone: searching all takes its square in time
  return (text.slice(0, -WRAPPING_END_LENGTH) + end).replace(WRAPPING_START, '');
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
