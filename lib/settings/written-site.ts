// A site as a reader writes it.

import { isHost } from '../net/host';

/** What a reader wrote as a site, a host or any address on it, as its host without `www.`; `undefined` where it is none. */
export function toSite(written: string): string | undefined {
  const text = written.trim().replace(/^\*\./, ''); // a site stands for those below it anyway
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const host = url?.hostname.replace(/^www\./, '').replace(/\.$/, '') ?? '';
  const isWeb = /^https?:$/.test(url?.protocol ?? '');
  return isWeb && isHost(host) ? host : undefined;
}
