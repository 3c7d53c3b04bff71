// Fetches a story without cookies and reads the text from its HTML. No script of the page runs, and nothing that it links to is
// loaded.

import { routeIn } from '../correction/route';
import { anonymousFetch, beginningBytesOf, type Fetch, type RequestOptions } from '../net/anonymous-fetch';
import type { FrameText } from '../page/capture';
import { toLanguage } from '../page/language';
import { readTags } from '../recipient/html-tags';

/** How long a story may take to arrive, in milliseconds. */
const TIMEOUT_MS = 15_000;
/** Maximum number of bytes read of a story. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Returns the text of the page at that address; `undefined` if it cannot be fetched or is not HTML. A page with a route in its
 * fragment cannot: the server would send the site's start.
 */
export async function fetchStory(address: string, fetch: Fetch): Promise<FrameText | undefined> {
  if (routeIn(address) !== '') return undefined;
  try {
    const options: RequestOptions = {
      onBehalfOf: { page: address }, // the reader visited it
      headers: { Accept: 'text/html' },
      redirect: 'follow',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const response = await anonymousFetch(address, options, fetch);
    const type = response.headers.get('Content-Type') ?? '';
    if (!response.ok || !/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return undefined;
    const html = decode(await beginningBytesOf(response, MAX_BYTES), charsetIn(type));
    const { text, language: declared } = readHtmlText(html);
    const language = toLanguage([declared]);
    return { address, ...(language !== undefined && { language }), text };
  } catch (error) {
    console.info('A story cannot be fetched:', error);
    return undefined;
  }
}

/** Within how many bytes a page names its encoding (https://html.spec.whatwg.org/#determining-the-character-encoding). */
const PRESCAN_BYTES = 1024;

function decode(bytes: Uint8Array, named: string | undefined): string {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label = named ?? charsetIn(/<meta[^>]+charset=[^>]+>/i.exec(beginning)?.[0] ?? '') ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // an encoding that browsers do not know
  }
}

function charsetIn(text: string): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(text)?.[1];
}

/** Elements that do not break the line, by HTML's own style sheet. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small span strike strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose text is not part of the page's text. */
const SKIPPED = new Set(
  'script style template noscript iframe object video audio canvas select textarea datalist title'.split(' '),
);
/** Elements without an end tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

interface HtmlText {
  /** With collapsed white space, and `\n` at each line break that an element makes. */
  readonly text: string;
  /** As the page declares it. */
  readonly language: string | undefined;
}

/** Returns the text of an HTML page without laying it out. */
export function readHtmlText(html: string): HtmlText {
  const parts: string[] = [];
  let language: string | undefined;
  /** The element whose text is skipped, and how many elements of that name are open in it. */
  let skipped: { readonly name: string; open: number } | undefined;
  readTags(html, {
    opens(name, attributes) {
      if (name === 'html') language ??= attributes.get('lang');
      if (name === skipped?.name) skipped.open += 1;
      const isSkipped = SKIPPED.has(name) || attributes.has('hidden');
      if (isSkipped && !VOID.has(name)) skipped ??= { name, open: 1 };
      else if (skipped === undefined && !INLINE.has(name)) parts.push('\n');
      return true;
    },
    text(text) {
      if (skipped === undefined) parts.push(text.replace(/\s+/g, ' '));
    },
    closes(name) {
      if (skipped === undefined) {
        if (!INLINE.has(name)) parts.push('\n');
      } else if (name === skipped.name) {
        skipped.open -= 1;
        if (skipped.open === 0) skipped = undefined;
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
