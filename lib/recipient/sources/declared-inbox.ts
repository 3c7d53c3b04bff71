// The inbox that a page declares in its head or in a `Link` header (https://www.w3.org/TR/ldn/#discovery).

import { MAX_ADDRESS } from '../../correction/limits';
import { isPrivateHost, isThisComputer } from '../../net/private-host';
import { baseOf, headOf } from '../../page/safe-dom';

const INBOX_RELATION = 'http://www.w3.org/ns/ldp#inbox';

/** A `<link>` element or an entry of a `Link` header, as it is written. */
export interface Link {
  readonly rel: string;
  readonly href: string;
}

/**
 * Returns the address of the Linked Data Notifications inbox that the document's head declares. Links in the body are ignored,
 * because they may come from a comment.
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

/** Whether the link names an inbox, even one that is not trustworthy. */
export function namesInbox({ rel }: Link): boolean {
  return rel.split(/\s+/).includes(INBOX_RELATION);
}

/**
 * Returns the first trustworthy inbox among the links. It must be https. A loopback inbox counts only on a loopback page, and one on
 * another host of a local network only on that host's own pages.
 *
 * @param base the address against which relative addresses are resolved.
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

/** IP addresses in the form in which `URL` writes them. */
const IP_ADDRESS = /^(\d+\.\d+\.\d+\.\d+|\[.*\])$/;

function isTrustworthy(inbox: URL, page: Pick<URL, 'hostname'>): boolean {
  if (inbox.username !== '' || inbox.password !== '' || inbox.href.length > MAX_ADDRESS) return false;
  if (isThisComputer(inbox.hostname))
    return /^https?:$/.test(inbox.protocol) && isThisComputer(page.hostname);
  // A host without a public name is trusted only by its own pages.
  const isUnnamed = IP_ADDRESS.test(inbox.hostname) || isPrivateHost(inbox.hostname);
  if (isUnnamed && inbox.hostname !== page.hostname) return false;
  return inbox.protocol === 'https:';
}

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/.source;
const QUOTED = /"(?:[^"\\]|\\.)*"/.source;
const PARAMETER = new RegExp(`;\\s*(${TOKEN})(?:\\s*=\\s*(${QUOTED}|[^\\s;,"]*))?\\s*`, 'g');
const LINK = new RegExp(`<([^<>]*)>\\s*((?:${PARAMETER.source})*)`, 'g');

/** Maximum length that is read of a header, in characters: servers accept no longer ones either. */
const MAX_HEADER = 8_192;

/** Returns the header's links with their relations, in order. Malformed parts are ignored. */
export function parseLinkHeader(header: string): Link[] {
  return Array.from(header.slice(0, MAX_HEADER).matchAll(LINK), ([, href = '', parameters = '']) => ({
    href,
    rel: relationOf(parameters),
  }));
}

/** Returns the first `rel`; later ones are ignored (RFC 8288, section 3.3). */
function relationOf(parameters: string): string {
  for (const [, name = '', value = ''] of parameters.matchAll(PARAMETER)) {
    if (name.toLowerCase() === 'rel') return value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
  }
  return '';
}
