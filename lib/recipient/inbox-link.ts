// The inbox that a page declares: https://www.w3.org/TR/ldn/#discovery, from its head alone.

import { MAX_ADDRESS } from '../correction/limits';

const INBOX_RELATION = 'http://www.w3.org/ns/ldp#inbox';

/**
 * The address of the Linked Data Notifications inbox that the document's head declares. Links in the body do not count:
 * what stands there may come from a comment. Must be https; a loopback inbox counts only on a loopback page.
 */
export function declaredInbox(document: Document): string | undefined {
  const { head } = document;
  if (!(head instanceof HTMLHeadElement)) return undefined; // a form named `head`, in a comment maybe, takes its place
  for (const link of head.querySelectorAll('link[rel][href]')) {
    if (!(link.getAttribute('rel') ?? '').split(/\s+/).includes(INBOX_RELATION)) continue;
    const href = link.getAttribute('href') ?? '';
    if (!URL.canParse(href, document.baseURI)) continue;
    const inbox = new URL(href, document.baseURI);
    if (isTrustworthy(inbox, document.location)) return inbox.href;
  }
  return undefined;
}

function isTrustworthy(inbox: URL, page: Location): boolean {
  if (inbox.username !== '' || inbox.password !== '' || inbox.href.length > MAX_ADDRESS) return false;
  if (isLoopback(inbox.hostname)) return /^https?:$/.test(inbox.protocol) && isLoopback(page.hostname);
  return inbox.protocol === 'https:';
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost');
}
