// Asks a page which inbox it declares now: fetches its headers and its head. Only the background does.

import { anonymousFetch, beginningOf, type Fetch, type Question } from '../../net/anonymous-fetch';
import { readTags } from '../html-tags';
import type { Link } from './declared-inbox';
import { inboxAmong, parseLinkHeader } from './declared-inbox';

/** Less than what is left of a lease once the inbox has taken all of its time. */
const TIMEOUT_MS = 8_000;
/** Heads are shorter, and nobody has to send us more. */
const MAX_HTML = 262_144;

/**
 * The inbox that the page declares, by its `Link` header or a `<link>` in its head. The page is asked without cookies and
 * referrer. `undefined` where it declares none, or could not be read.
 */
export async function askForInbox(
  page: string,
  fetch: Fetch,
  signal: AbortSignal = AbortSignal.timeout(TIMEOUT_MS),
): Promise<string | undefined> {
  return (await askForDeclaration(page, fetch, signal))?.inbox;
}

/** The same, told apart: `undefined` where the page could not be read, so that it is to be asked again. */
export async function askForDeclaration(
  page: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<{ readonly inbox: string | undefined } | undefined> {
  try {
    const question: Question = {
      asker: { page },
      headers: { Accept: 'text/html' },
      cache: 'no-cache',
      redirect: 'follow',
      signal,
    };
    const response = await anonymousFetch(page, question, fetch);
    const address = response.url || page;
    if (isForNow(response)) return undefined;
    if (!response.ok || !isSameHost(new URL(address), new URL(page))) return { inbox: undefined };
    const header = parseLinkHeader(response.headers.get('Link') ?? '');
    const { text, isBroken } = isHtml(response)
      ? await beginningOf(response, MAX_HTML) // as UTF-8: addresses are ASCII in every encoding that pages have
      : { text: '', isBroken: false };
    if (isBroken) return undefined;
    const { links, base = address } = headLinks(text);
    const inbox =
      inboxAmong(header, address, new URL(address)) ??
      inboxAmong(links, URL.parse(base, address)?.href ?? address, new URL(address));
    return { inbox };
  } catch {
    return undefined; // no answer, or one that broke off: asked again with the next attempt
  }
}

/** The site is out of order or wants to be asked later: what it says then is not its answer. */
export function isForNow({ status }: Response): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** A page that redirects to another host does not speak for itself. A change to https, or of `www.`, does not count. */
function isSameHost(final: URL, page: URL): boolean {
  const isSafe = final.protocol === 'https:' || final.protocol === page.protocol;
  const host = ({ host }: URL) => host.replace(/^www\./, '');
  return isSafe && host(final) === host(page);
}

function isHtml(response: Response): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('Content-Type') ?? '');
}

/** What may stand in a head, beside text; anything else begins the body (https://html.spec.whatwg.org/#parsing-main-inhead). */
const HEAD_CONTENT = new Set(
  'html head base basefont bgsound link meta title script style noscript noframes template'.split(' '),
);

export interface HeadLinks {
  readonly links: readonly Link[];
  /** The `href` of its `<base>`. */
  readonly base?: string;
}

/** Links within `<noscript>` and `<template>` do not count, as they do not in a browser. */
export function headLinks(html: string): HeadLinks {
  const links: Link[] = [];
  let base: string | undefined;
  let hidden = 0;
  readTags(html, {
    opens(name, attributes) {
      if (isHiding(name)) hidden += 1;
      if (hidden > 0) return true; // counting pixels stand there, in many heads
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
