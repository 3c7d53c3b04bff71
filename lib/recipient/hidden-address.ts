// Addresses that Cloudflare hides from harvesters; its script puts them back in every reader's browser.

const HIDDEN = /\/cdn-cgi\/l\/email-protection#([\da-f]{2,2000})$/i;

/** What hides an address in an element of any kind: the attribute is what `#…` is in a link. */
export const HIDING_ATTRIBUTE = 'data-cfemail';

/** The link with that attribute's value, as it is written where the address is a link's. */
export function hidingLink(value: string): string {
  return `/cdn-cgi/l/email-protection#${value}`;
}

/** The `mailto:` link behind one that hides it, else the link itself. */
export function unhidden(href: string): string {
  const [, code = ''] = HIDDEN.exec(href) ?? [];
  const [key, ...bytes] = (code.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return key === undefined ? href : `mailto:${String.fromCharCode(...bytes.map((byte) => byte ^ key))}`;
}
