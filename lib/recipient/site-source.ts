// What a source of contacts outside of the page receives, and how it sends its requests.

import type { Fetch, RequestOptions } from '../net/anonymous-fetch';
import type { Contacts } from './candidate';
import { speaksFor } from './own-site';

/** Returns the stored answer for `key`, or asks and stores the answer. `undefined` (no answer) is not stored. */
export type Remember = (
  key: string,
  ask: () => Promise<Contacts | undefined>,
) => Promise<Contacts | undefined>;

export interface SiteRequest {
  /** The http or https address of the page on which the reader has the form open. */
  readonly page: string;
  readonly fetch: Fetch;
  readonly remember: Remember;
  /** Aborted when the reader does not wait any longer. */
  readonly signal: AbortSignal;
}

/** Returns the contacts that the site names in one place; `undefined` if there was no answer. */
export type SiteSource = (request: SiteRequest) => Promise<Contacts | undefined>;

/** Returns the settings of a request to the site of `page`. */
export function siteRequestOptions(page: string, signal: AbortSignal): RequestOptions {
  return { onBehalfOf: { page }, cache: 'no-cache', redirect: 'follow', signal };
}

/** Statuses of bot checks, proxies and busy sites. Those from 500 are of sites out of order, and of networks with a login (511). */
const NO_ANSWER = new Set([401, 403, 407, 408, 429]);

/**
 * Whether the response is not the answer of the site, or not now, so that it is asked again.
 *
 * @param asked the address of the request. A redirect to another site, as to a login page, is no answer of this site.
 */
export function isNoAnswer({ status, url }: Response, asked: string): boolean {
  return status >= 500 || NO_ANSWER.has(status) || !speaksFor(url || asked, asked);
}

/** Whether the response is for this moment only, as a bot check's page is. If it names nobody, the site is asked again. */
export function isForNow({ ok, headers }: Response): boolean {
  return ok && /\bno-store\b/i.test(headers.get('Cache-Control') ?? '');
}
