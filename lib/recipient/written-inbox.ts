// An inbox's address as a reader writes it.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import { isThisComputer } from '../net/private-host';

/** What a reader wrote as the address of an inbox; `undefined` where it is none: https, or on this very computer. */
export function toInbox(written: string): string | undefined {
  const address = v.safeParse(WebAddressSchema, written.trim());
  if (!address.success) return undefined;
  const { protocol, hostname } = new URL(address.output);
  return protocol === 'https:' || isThisComputer(hostname) ? address.output : undefined;
}
