// What a reader wrote in the options as a site or an inbox.

import * as v from 'valibot';
import { WebAddressSchema } from './correction/fields';
import { isLoopback } from './recipient/inbox-link';

/** A site, a host or any address on it, as its host without `www.`; `undefined` where it is none. */
export function toSite(written: string): string | undefined {
  const text = written.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  const host = url?.hostname.replace(/^www\./, '') ?? '';
  const isWeb = /^https?:$/.test(url?.protocol ?? '');
  return isWeb && (host.includes('.') || host === 'localhost') ? host : undefined;
}

/** The address of an inbox; `undefined` where it is none: https, or on this very computer. */
export function toInbox(written: string): string | undefined {
  const address = v.safeParse(WebAddressSchema, written.trim());
  if (!address.success) return undefined;
  const { protocol, hostname } = new URL(address.output);
  return protocol === 'https:' || isLoopback(hostname) ? address.output : undefined;
}
