// Sites as a reader names them: a host, which stands for those below it too. Apart from private-host.ts, whose lists the
// popup's first files have no room for (a budget of 25,000 bytes, tests/e2e/build/size.spec.ts).

/** Whether the host belongs to the site that a reader named: it is that host or one below it. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** Whether the text, as `URL.hostname` writes it, can be a host in a match pattern: browsers refuse any other. */
export function isHost(text: string): boolean {
  return text === 'localhost' || /^[a-z\d_-]+(\.[a-z\d_-]+)+$/.test(text);
}
