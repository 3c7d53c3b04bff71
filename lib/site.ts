// Sites as a reader names them: a host, which stands for those below it as well.

/** Whether the host belongs to the site. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** What a reader wrote as a site, a host or any address on it, as its host without `www.`; `undefined` where it is none. */
export function toSite(written: string): string | undefined {
  const text = written.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const host = url?.hostname.replace(/^www\./, '') ?? '';
  const isWeb = /^https?:$/.test(url?.protocol ?? '');
  return isWeb && (host.includes('.') || host === 'localhost') ? host : undefined;
}
