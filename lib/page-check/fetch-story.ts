// A story as the network gives it to nobody in particular: fetched once, since the reader asked, and read as it is written;
// nothing of it runs, and nothing that it names is loaded.

import { anonymousFetch, beginningBytesOf, type Fetch, type Question } from '../net/anonymous-fetch';
import type { FrameText } from '../page/capture';
import { toLanguage } from '../page/language';
import { readHtmlText } from './html-text';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** What the page at that address says; `undefined` where it cannot be had, or is no page. */
export async function fetchStory(address: string, fetch: Fetch): Promise<FrameText | undefined> {
  try {
    const question: Question = {
      asker: { page: address }, // the reader was on it
      headers: { Accept: 'text/html' },
      redirect: 'follow',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const response = await anonymousFetch(address, question, fetch);
    const type = response.headers.get('Content-Type') ?? '';
    if (!response.ok || !/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) return undefined;
    const html = decode(await beginningBytesOf(response, MAX_BYTES), charsetIn(type));
    const { text, language: named } = readHtmlText(html);
    const language = toLanguage([named]);
    return { address, ...(language !== undefined && { language }), text };
  } catch (error) {
    console.info('A story cannot be fetched:', error);
    return undefined;
  }
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
