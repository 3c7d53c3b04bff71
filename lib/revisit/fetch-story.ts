// A story as the network gives it to nobody in particular: fetched once, since the reader asked, and read as it is written;
// nothing of it runs, and nothing that it names is loaded.

import type { FrameText } from '../frame-text';
import { toLanguage } from '../page/language';
import { readHtmlText } from './html-text';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** What the page at that address says; `undefined` where it cannot be had, or is no page. */
export async function fetchStory(
  address: string,
  fetch: typeof globalThis.fetch,
): Promise<FrameText | undefined> {
  try {
    const response = await fetch(address, {
      headers: { Accept: 'text/html' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const type = response.headers.get('Content-Type') ?? '';
    if (!response.ok || !/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return undefined;
    const html = decode(await bytesOf(response), charsetIn(type));
    const { text, language: named } = readHtmlText(html);
    const language = toLanguage([named]);
    return { address, ...(language !== undefined && { language }), text };
  } catch (error) {
    console.info('A story cannot be fetched:', error);
    return undefined;
  }
}

/** The beginning of the body: no page has to be larger. */
async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = body?.getReader();
  while (reader !== undefined && total < MAX_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    total += value.byteLength;
  }
  await reader?.cancel();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** So far in, a page says what it is written in (https://html.spec.whatwg.org/#determining-the-character-encoding). */
const PRESCAN_BYTES = 1024;

function decode(bytes: Uint8Array, named: string | undefined): string {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label = named ?? charsetIn(/<meta[^>]+charset=[^>]+>/i.exec(beginning)?.[0] ?? '') ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // a name that no browser knows
  }
}

function charsetIn(text: string): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(text)?.[1];
}
