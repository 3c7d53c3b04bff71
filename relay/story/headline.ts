// What a story calls itself, read from its HTML as it arrives; nothing of it runs, and nothing that it names is loaded.

import { Parser } from 'htmlparser2';
import { toSingleLine } from '../../lib/correction/text';

/** The texts that can be a headline, best first. */
const SOURCES = ['og:title', 'h1', 'title'] as const;
type Source = (typeof SOURCES)[number];

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'svg']);

export interface HeadlineReader {
  /** Takes the next piece of the page. */
  write(html: string): void;
  /** The headline, as far as the page was read; `undefined` if there is none. */
  headline(): string | undefined;
}

/** Reads a headline out of a page that is written to it piece by piece. */
export function headlineReader(): HeadlineReader {
  const found = new Map<Source, string>();
  let reading: { readonly source: 'h1' | 'title'; text: string } | undefined;
  let unseen = 0;
  const parser = new Parser({
    onopentag(name, { property, content }) {
      if (UNSEEN.has(name)) unseen += 1;
      if (name === 'meta' && property === 'og:title' && content && !found.has(property))
        found.set(property, content);
      if ((name === 'h1' || name === 'title') && reading === undefined && !found.has(name) && unseen === 0)
        reading = { source: name, text: '' };
      else if (reading !== undefined) reading.text += ' ';
    },
    ontext(text) {
      if (reading !== undefined && unseen === 0) reading.text += text;
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (reading?.source !== name) return;
      found.set(reading.source, reading.text);
      reading = undefined;
    },
  });
  return {
    write: (html) => parser.write(html),
    headline() {
      const lines = SOURCES.map((source) => plainLine(found.get(source) ?? ''));
      return lines.find((line) => line !== '');
    },
  };
}

/** One line without web addresses: a search page repeats in its title whatever its address says. */
function plainLine(text: string): string {
  return toSingleLine(text.replace(/\b(?:https?:\/\/|www\.)\S*/gi, ''));
}
