// Sites as a reader names them: a host, which includes its subdomains. Apart from private-host.ts, whose lists are too large for
// the popup's first files (a budget of 25,000 bytes, tests/e2e/build/size.spec.ts).

/** Whether the host is the site that a reader named, or a subdomain of it. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** Whether the text, in the format of `URL.hostname`, can be a host in a match pattern: browsers refuse all others. */
export function isHost(text: string): boolean {
  return text === 'localhost' || /^[a-z\d_-]+(\.[a-z\d_-]+)+$/.test(text);
}
