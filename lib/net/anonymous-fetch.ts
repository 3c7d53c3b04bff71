// The one way in which the extension asks anything of the network: without cookies and referrer, for a limited time, and
// never a host of the reader's own network that the page is not on itself.

import { mayAsk } from './private-host';

/** What sends a request: in the browser `guardedFetch`, in tests any other. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** Who wants the address asked. */
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
   * `follow`: to the same host only, which `guardedFetch` sees to. `manual`: the answer says that it was one. `error`: it
   * counts as no answer.
   */
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal;
}

/** A host of the reader's own network that this page may not have asked. */
class PrivateHostError extends Error {
  override readonly name = 'PrivateHostError';
}

/**
 * Asks once. Read the body with `beginningOf` or `beginningBytesOf`, which stop after as much as is wanted.
 *
 * @throws where the page may not have the host asked, and what `fetch` throws where there is no answer.
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
