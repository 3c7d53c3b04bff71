// Reads a story's headline from the newsroom's public site. Only the HTML is read: its scripts do not run, and its resources are not
// loaded.

import { Parser } from 'htmlparser2';
import { toSingleLine } from '../../lib/correction/text';

/** How long reading a story may take, in milliseconds, including redirects. */
const TIMEOUT_MS = 5_000;
/** Maximum number of bytes of a story's page that are read. The headline is near the beginning. */
const MAX_BYTES = 512 * 1024;
/** Maximum number of redirects that are followed when a story is read. */
const MAX_REDIRECTS = 3;

/** The outcome of reading a story. */
export type StoryReading =
  | { readonly outcome: 'read'; readonly headline: string }
  /** The site responded without a headline that we can use: an error status, a redirect elsewhere, or a page that is not HTML. */
  | { readonly outcome: 'no-headline'; readonly code: string }
  /** The site did not respond. */
  | { readonly outcome: 'unreachable'; readonly code: string };

/**
 * Returns the headline at `address`.
 *
 * The operator chose the host, but a stranger chose the path. So no credentials are sent, and redirects are followed only to the
 * site's own hosts.
 *
 * @param isOurs whether an address is on one of the site's hosts.
 */
export async function readStory(
  address: string,
  isOurs: (address: string) => boolean,
  fetch: typeof globalThis.fetch,
): Promise<StoryReading> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    let at = address;
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(at, {
        headers: { Accept: 'text/html', 'User-Agent': 'Corrigenda relay' },
        credentials: 'omit',
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('Location');
      if (response.status < 300 || response.status >= 400 || location === null)
        return await readHeadline(response);
      await response.body?.cancel();
      const next = URL.canParse(location, at) ? new URL(location, at).href : '';
      if (next === '' || !isOurs(next)) return { outcome: 'no-headline', code: 'redirected elsewhere' };
      if (redirects === MAX_REDIRECTS) return { outcome: 'no-headline', code: 'redirected too often' };
      at = next;
    }
  } catch (error) {
    return { outcome: 'unreachable', code: causeOf(error) };
  }
}

async function readHeadline(response: Response): Promise<StoryReading> {
  const { body, status, headers } = response;
  const type = headers.get('Content-Type') ?? '';
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? 'utf-8';
  if (status !== 200 || body === null || !/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) {
    await body?.cancel();
    return { outcome: 'no-headline', code: status === 200 ? 'no HTML' : `status ${status}` };
  }
  const reader = headlineReader();
  const decoder = decoderFor(charset);
  let total = 0;
  for await (const chunk of body) {
    reader.write(decoder.decode(chunk, { stream: true }));
    total += chunk.byteLength;
    if (total >= MAX_BYTES) break; // leaving the loop cancels the request
  }
  const headline = reader.headline();
  return headline === undefined
    ? { outcome: 'no-headline', code: 'no headline' }
    : { outcome: 'read', headline };
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder(); // the name is unknown
  }
}

/** Returns the kind or code of the error, never its message, which may quote the address. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}

/** Where a page can have its headline, best first. */
const SOURCES = ['og:title', 'h1', 'title'] as const;
type Source = (typeof SOURCES)[number];

/** Elements whose text is not visible. */
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'svg']);

export interface HeadlineReader {
  /** Takes the next piece of the page. */
  write(html: string): void;
  /** Returns the headline in what was read so far; `undefined` if there is none. */
  headline(): string | undefined;
}

/** Returns a parser that finds the headline of a page that is written to it piece by piece. */
export function headlineReader(): HeadlineReader {
  const found = new Map<Source, string>();
  let reading: { readonly source: 'h1' | 'title'; text: string } | undefined;
  let hiddenDepth = 0;
  const parser = new Parser({
    onopentag(name, { property, content }) {
      if (HIDDEN.has(name)) hiddenDepth += 1;
      if (name === 'meta' && property === 'og:title' && content && !found.has(property))
        found.set(property, content);
      if (
        (name === 'h1' || name === 'title') &&
        reading === undefined &&
        !found.has(name) &&
        hiddenDepth === 0
      )
        reading = { source: name, text: '' };
      else if (reading !== undefined) reading.text += ' ';
    },
    ontext(text) {
      if (reading !== undefined && hiddenDepth === 0) reading.text += text;
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hiddenDepth -= 1;
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

/** Returns one line without web addresses: the title of a search page repeats the query, which a stranger chose. */
function plainLine(text: string): string {
  return toSingleLine(text.replace(/\b(?:https?:\/\/|www\.)\S*/gi, ''));
}
