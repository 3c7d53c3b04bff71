// Sends all requests of the extension: without cookies and referrer, for a limited time, and to a host in the reader's own
// network only for a page on that host.

import { mayRequest } from './private-host';

/** Sends a request: in the browser `guardedFetch`, in tests any other. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** On whose behalf the request is sent. */
type Requester =
  /** For the page with this address, or for its site. */
  | { readonly page: string }
  /** For the reader, who typed or approved the address: it may be in their own network. */
  | 'reader';

export interface RequestOptions {
  readonly onBehalfOf: Requester;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cache?: RequestCache;
  /**
   * `follow`: redirects are followed on the same host only, which `guardedFetch` enforces. `manual`: the response is the
   * redirect. `error`: a redirect is a failure.
   */
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal;
}

/** The host is in the reader's own network, and the extension may not send requests there for this page. */
class PrivateHostError extends Error {
  override readonly name = 'PrivateHostError';
}

/**
 * Sends one request. Read the body with `beginningOf` or `beginningBytesOf`, which stop at a maximum length.
 *
 * @throws PrivateHostError, and the errors of `fetch` if there is no response.
 */
export async function anonymousFetch(
  address: string,
  options: RequestOptions,
  fetch: Fetch,
): Promise<Response> {
  const { onBehalfOf, headers, ...init } = options;
  const { hostname } = new URL(address);
  if (onBehalfOf !== 'reader' && !mayRequest(hostname, onBehalfOf.page)) throw new PrivateHostError(hostname);
  return fetch(address, {
    ...init,
    headers: { ...headers },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
}

export interface Beginning {
  readonly text: string;
  /** Whether the connection broke, so the text may be incomplete. */
  readonly isBroken: boolean;
}

/**
 * Reads the beginning of the body as UTF-8, and stops after the chunk in which it reaches `maxLength` UTF-16 units. Never throws.
 */
export async function beginningOf({ body }: Response, maxLength: number): Promise<Beginning> {
  if (body === null) return { text: '', isBroken: false };
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    while (text.length < maxLength) {
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

/** Like `beginningOf`, in bytes, for a text whose encoding is unknown. @throws if the connection breaks. */
export async function beginningBytesOf(
  { body }: Response,
  maxLength: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  const reader = body?.getReader();
  while (reader !== undefined && total < maxLength) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    total += value.byteLength;
  }
  await reader?.cancel();
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Whether the response is a problem of RFC 9457, as the refusals of an inbox are. A bot check or a proxy answers with a page. */
export function isProblemDetails({ headers }: Response): boolean {
  return /^application\/problem\+json\b/i.test(headers.get('Content-Type') ?? '');
}
