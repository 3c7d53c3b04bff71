// Every request of the extension goes through here: without cookies and referrer, for a limited time, and never to a host of
// the reader's own network unless the page is on that host.

import { mayAsk } from './private-host';

/** Sends a request: in the browser `guardedFetch`, in tests any other. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Who wants the request sent. */
type Asker =
  /** The page with this address, or its site. */
  | { readonly page: string }
  /** The reader, who typed the address: it may be in their own network. */
  | 'reader';

export interface Question {
  readonly asker: Asker;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cache?: RequestCache;
  /**
   * `follow`: on the same host only, which `guardedFetch` enforces. `manual`: the response says that it is a redirect.
   * `error`: a redirect counts as a failure.
   */
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal;
}

/** The host is in the reader's own network, and this page may not have requests sent there. */
class PrivateHostError extends Error {
  override readonly name = 'PrivateHostError';
}

/**
 * Sends one request. Read the body with `beginningOf` or `beginningBytesOf`, which stop when they have enough.
 *
 * @throws if the page may not have requests sent to the host, and what `fetch` throws if there is no response.
 */
export async function anonymousFetch(address: string, question: Question, fetch: Fetch): Promise<Response> {
  const { asker, headers, ...init } = question;
  const { hostname } = new URL(address);
  if (asker !== 'reader' && !mayAsk(hostname, asker.page)) throw new PrivateHostError(hostname);
  return fetch(address, {
    ...init,
    headers: { ...headers },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
}

export interface Beginning {
  readonly text: string;
  /** The connection broke, so more may have been on its way. */
  readonly isBroken: boolean;
}

/**
 * Reads the beginning of the body as UTF-8: at least `most` UTF-16 units, if there are as many. The rest is not requested.
 * Never throws.
 */
export async function beginningOf({ body }: Response, most: number): Promise<Beginning> {
  if (body === null) return { text: '', isBroken: false };
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    while (text.length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
    return { text, isBroken: false };
  } catch {
    return { text, isBroken: true };
  }
}

/** Like `beginningOf`, in bytes, for a text whose encoding is not known yet. @throws if the connection breaks. */
export async function beginningBytesOf({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = body?.getReader();
  while (reader !== undefined && total < most) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    total += value.byteLength;
  }
  await reader?.cancel();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
