// The text of an HTML page as it is written, without laying it out: elements break lines as HTML's own sheet says.

import { readTags } from '../recipient/html-tags';

/** Elements that run on in their line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose text nobody reads in place. */
const NOT_READ = new Set(
  'script style template noscript iframe object video audio canvas select textarea datalist title'.split(' '),
);
/** Elements that have no end. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

export interface HtmlText {
  /** White space collapsed; `\n` where an element breaks the line. */
  readonly text: string;
  /** As the page says it. */
  readonly language: string | undefined;
}

export function readHtmlText(html: string): HtmlText {
  const parts: string[] = [];
  let language: string | undefined;
  /** The element in which nothing is read, and how many of its name are open in it. */
  let unread: { readonly name: string; open: number } | undefined;
  readTags(html, {
    opens(name, attributes) {
      if (name === 'html') language ??= attributes.get('lang');
      if (name === unread?.name) unread.open += 1;
      const isUnread = NOT_READ.has(name) || attributes.has('hidden');
      if (isUnread && !VOID.has(name)) unread ??= { name, open: 1 };
      else if (unread === undefined && !INLINE.has(name)) parts.push('\n');
      return true;
    },
    text(text) {
      if (unread === undefined) parts.push(text.replace(/\s+/g, ' '));
    },
    closes(name) {
      if (unread === undefined) {
        if (!INLINE.has(name)) parts.push('\n');
      } else if (name === unread.name) {
        unread.open -= 1;
        if (unread.open === 0) unread = undefined;
      }
      return true;
    },
  });
  const text = parts
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  return { text, language };
}
