// A site as a reader writes it.

/** What a reader wrote as a site, a host or any address on it, as its host without `www.`; `undefined` where it is none. */
export function toSite(written: string): string | undefined {
  const text = written.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const host = url?.hostname.replace(/^www\./, '') ?? '';
  const isWeb = /^https?:$/.test(url?.protocol ?? '');
  return isWeb && (host.includes('.') || host === 'localhost') ? host : undefined;
}
