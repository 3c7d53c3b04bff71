// The inbox that a page declares (https://www.w3.org/TR/ldn/#discovery): which links count, from its head or a `Link` header.

import { MAX_ADDRESS } from '../../correction/limits';
import { isPrivateHost, isThisComputer } from '../../net/private-host';
import { baseOf, headOf } from '../../page/safe-dom';

const INBOX_RELATION = 'http://www.w3.org/ns/ldp#inbox';

/** A `<link>` or an entry of a `Link` header, as it is written. */
export interface Link {
  readonly rel: string;
  readonly href: string;
}

/**
 * The address of the Linked Data Notifications inbox that the document's head declares. Links in the body do not count:
 * what stands there may come from a comment.
 */
export function declaredInbox(document: Document): string | undefined {
  const head = headOf(document);
  if (head === null) return undefined;
  const links = Array.from(head.querySelectorAll('link[rel][href]'), (link) => ({
    rel: link.getAttribute('rel') ?? '',
    href: link.getAttribute('href') ?? '',
  }));
  return inboxAmong(links, baseOf(document), document.location);
}

/** Whether it names an inbox, trustworthy or not. */
export function namesInbox({ rel }: Link): boolean {
  return rel.split(/\s+/).includes(INBOX_RELATION);
}

/**
 * The first trustworthy inbox among the links: https; a loopback inbox counts only on a loopback page, and one on another
 * host of a local network only on that host's own pages.
 *
 * @param base against which relative addresses are resolved.
 */
export function inboxAmong(
  links: readonly Link[],
  base: string,
  page: Pick<URL, 'hostname'>,
): string | undefined {
  for (const link of links) {
    if (!namesInbox(link) || !URL.canParse(link.href, base)) continue;
    const inbox = new URL(link.href, base);
    if (isTrustworthy(inbox, page)) return inbox.href;
  }
  return undefined;
}

/** As `URL` writes them, whichever way they were written. */
const IP_ADDRESS = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;

function isTrustworthy(inbox: URL, page: Pick<URL, 'hostname'>): boolean {
  if (inbox.username !== '' || inbox.password !== '' || inbox.href.length > MAX_ADDRESS) return false;
  if (isThisComputer(inbox.hostname))
    return /^https?:$/.test(inbox.protocol) && isThisComputer(page.hostname);
  // An address without a name is nobody's but its own page's.
  const isUnnamed = IP_ADDRESS.test(inbox.hostname) || isPrivateHost(inbox.hostname);
  if (isUnnamed && inbox.hostname !== page.hostname) return false;
  return inbox.protocol === 'https:';
}

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/.source;
const QUOTED = /"(?:[^"\\]|\\.)*"/.source;
const PARAMETER = new RegExp(`;\\s*(${TOKEN})(?:\\s*=\\s*(${QUOTED}|[^\\s;,"]*))?\\s*`, 'g');
const LINK = new RegExp(`<([^<>]*)>\\s*((?:${PARAMETER.source})*)`, 'g');

/** Servers take no more themselves. */
const MAX_HEADER = 8_192;

/** The header's links with their relations, in order; what is malformed is passed over. */
export function parseLinkHeader(header: string): Link[] {
  return Array.from(header.slice(0, MAX_HEADER).matchAll(LINK), ([, href = '', parameters = '']) => ({
    href,
    rel: relationOf(parameters),
  }));
}

/** The first `rel` counts (section 3.3). */
function relationOf(parameters: string): string {
  for (const [, name = '', value = ''] of parameters.matchAll(PARAMETER)) {
    if (name.toLowerCase() === 'rel') return value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
  }
  return '';
}
