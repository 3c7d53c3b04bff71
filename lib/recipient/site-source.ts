// What a source of contacts outside of the page receives, and how it sends its requests.

import type { Fetch, RequestOptions } from '../net/anonymous-fetch';
import type { Contacts } from './candidate';

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

/** Whether the site is out of order or wants to be asked later: the response is not its answer. */
export function isTemporary({ status }: Response): boolean {
  return status >= 500 || status === 408 || status === 429;
}
