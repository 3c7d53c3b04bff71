// Reads a story's headline from the newsroom's own site, as anybody may read it.

import { headlineReader } from './headline';

const TIMEOUT_MS = 5_000;
/** A page names itself at its beginning. */
const MAX_BYTES = 512 * 1024;
const MAX_REDIRECTS = 3;

/** What reading a story found. */
export type StoryReading =
  | { readonly outcome: 'read'; readonly headline: string }
  /** The page answered, and has no headline for us: a status, a redirect elsewhere, no HTML. */
  | { readonly outcome: 'no-headline'; readonly code: string }
  /** The site did not answer. */
  | { readonly outcome: 'unreachable'; readonly code: string };

/**
 * The headline at `address`.
 *
 * A stranger chose the path, and the operator the host: nothing is sent along, and redirects lead only to the site's own hosts.
 *
 * @param isOurs whether an address is on a host of the site.
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
    if (total >= MAX_BYTES) break; // leaving the loop cancels the rest
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
    return new TextDecoder(); // a name that nobody knows
  }
}

/** The kind or code of what went wrong, never a message, which may quote the address. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}
