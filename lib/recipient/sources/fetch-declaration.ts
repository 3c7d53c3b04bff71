// Fetches a page, to find the inbox that it declares now and, in the whole page, the contact pages that it links to. Used in the
// background only.

import { anonymousFetch, beginningOf, type Fetch } from '../../net/anonymous-fetch';
import type { ContactPage } from '../candidate';
import { contactsInHtml } from '../html-contacts';
import { readTags } from '../html-tags';
import { isForNow, isNoAnswer, siteRequestOptions } from '../site-source';
import type { Link } from './declared-inbox';
import { inboxAmong, parseLinkHeader } from './declared-inbox';

/** How long the request may take, in milliseconds: less than the rest of a lease after an inbox has timed out. */
const TIMEOUT_MS = 8_000;
/** Maximum length that is read of a page for its head, in UTF-16 units. Heads are shorter. */
const MAX_HEAD = 262_144;
/** Maximum length that is read of a page for its links, in UTF-16 units: they are at its end. */
const MAX_HTML = 2_000_000;

/**
 * Returns the inbox that the page declares, in its `Link` header or by a `<link>` in its head; `undefined` if it declares none
 * or could not be read. The request has no cookies and no referrer.
 */
export async function askForInbox(
  page: string,
  fetch: Fetch,
  signal: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<string | undefined> {
  const answer = await fetchHtml(page, fetch, signal, MAX_HEAD);
  return answer?.isBroken ? undefined : answer?.inbox;
}

/**
 * Returns the inbox that the page declares now, like {@link askForInbox}; `undefined` if the page could not be read and should be
 * asked again.
 */
export async function fetchInbox(
  page: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Pick<PageAnswer, 'inbox'> | undefined> {
  return readable(await fetchHtml(page, fetch, signal, MAX_HEAD));
}

/** What a page declares, and the contact pages that it links to. */
interface PageAnswer {
  readonly inbox: string | undefined;
  readonly pages: readonly ContactPage[];
}

/**
 * Returns what the page declares, and the links of the whole page; `undefined` if the page could not be read and should be asked
 * again. An inbox counts even if the rest of the page is late.
 */
export async function fetchInboxAndPages(
  page: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<PageAnswer | undefined> {
  const answer = readable(await fetchHtml(page, fetch, signal, MAX_HTML));
  if (answer === undefined) return undefined;
  const { pages } = contactsInHtml(answer.html, answer.address);
  const isNobodyYet = answer.inbox === undefined && pages.length === 0 && answer.isForNow;
  return isNobodyYet ? undefined : { inbox: answer.inbox, pages };
}

/** Returns the answer unless it broke off before it declared an inbox. */
function readable(answer: HtmlAnswer | undefined): HtmlAnswer | undefined {
  return answer?.isBroken && answer.inbox === undefined ? undefined : answer;
}

interface HtmlAnswer {
  readonly inbox: string | undefined;
  /** The address after redirects. */
  readonly address: string;
  /** Empty if the page is not HTML or does not speak for the address. */
  readonly html: string;
  /** Whether the connection broke, so the page may be incomplete. */
  readonly isBroken: boolean;
  readonly isForNow: boolean;
}

async function fetchHtml(
  page: string,
  fetch: Fetch,
  signal: AbortSignal,
  maxLength: number,
): Promise<HtmlAnswer | undefined> {
  try {
    const options = { ...siteRequestOptions(page, signal), headers: { Accept: 'text/html' } };
    const response = await anonymousFetch(page, options, fetch);
    const address = response.url || page;
    if (isNoAnswer(response, page) || !isSameHost(new URL(address), new URL(page))) return undefined;
    if (!response.ok) return { inbox: undefined, address, html: '', isBroken: false, isForNow: false };
    const header = parseLinkHeader(response.headers.get('Link') ?? '');
    const { text, isBroken } = isHtml(response)
      ? await beginningOf(response, maxLength) // as UTF-8: addresses are ASCII in every encoding that pages have
      : { text: '', isBroken: false };
    const { links, base = address } = headLinks(text);
    const inbox =
      inboxAmong(header, address, new URL(address)) ??
      inboxAmong(links, URL.parse(base, address)?.href ?? address, new URL(address));
    return { inbox, address, html: text, isBroken, isForNow: isForNow(response) };
  } catch {
    return undefined; // no answer: the next attempt asks again
  }
}

/** Whether the page answered itself. A redirect to another host is not its answer; one to https, to `www.` or from it is. */
function isSameHost(final: URL, page: URL): boolean {
  const isSafe = final.protocol === 'https:' || final.protocol === page.protocol;
  const host = ({ host }: URL) => host.replace(/^www\./, '');
  return isSafe && host(final) === host(page);
}

function isHtml(response: Response): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('Content-Type') ?? '');
}

/** The elements that a head may contain. Any other begins the body (https://html.spec.whatwg.org/#parsing-main-inhead). */
const HEAD_CONTENT = new Set(
  'html head base basefont bgsound link meta title script style noscript noframes template'.split(' '),
);

export interface HeadLinks {
  readonly links: readonly Link[];
  /** The `href` of the `<base>` element. */
  readonly base?: string;
}

/** Returns the links of the head. Links within `<noscript>` and `<template>` are ignored, as in a browser. */
export function headLinks(html: string): HeadLinks {
  const links: Link[] = [];
  let base: string | undefined;
  let hidden = 0;
  readTags(html, {
    opens(name, attributes) {
      if (isHiding(name)) hidden += 1;
      if (hidden > 0) return true; // many heads have tracking pixels there
      if (!HEAD_CONTENT.has(name)) return false;
      const href = attributes.get('href');
      const rel = attributes.get('rel');
      if (name === 'base' && href !== undefined) base ??= href;
      if (name === 'link' && href !== undefined && rel !== undefined) links.push({ rel, href });
      return true;
    },
    closes(name) {
      if (isHiding(name)) hidden = Math.max(0, hidden - 1);
      return name !== 'head';
    },
  });
  return { links, ...(base !== undefined && { base }) };
}

function isHiding(name: string): boolean {
  return name === 'noscript' || name === 'template';
}
