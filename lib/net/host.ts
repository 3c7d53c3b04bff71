// Sites as a reader names them: a host, which stands for those below it as well.

/** Whether the host belongs to the site. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** Whether it is a host that a site can be named by, as `URL.hostname` writes it: browsers refuse to match any other. */
export function isHost(text: string): boolean {
  return text === 'localhost' || /^[a-z\d_-]+(\.[a-z\d_-]+)+$/.test(text);
}
