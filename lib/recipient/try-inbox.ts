// The address of a relay that the reader sets: how it may be written, and whether it responds as an inbox does.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import { anonymousFetch, type Fetch } from '../net/anonymous-fetch';
import { isThisComputer } from '../net/private-host';

/**
 * How long a request may take, in milliseconds: long enough for a relay that is starting, and short enough for a reader to
 * wait.
 */
const TIMEOUT_MS = 8_000;
const JSON_LD = 'application/ld+json';

export type InboxTrial =
  /** It says that it accepts annotations. */
  | 'takes'
  /** It responds, but does not say what it accepts. */
  | 'unclear'
  | 'not-there'
  /** It did not respond in time. */
  | 'unreachable';

/**
 * Asks the address what it accepts (`Accept-Post`) and, if it does not say, what it contains: inboxes respond to GET
 * (https://www.w3.org/TR/ldn/#receiver). Sends no correction. Never throws.
 */
export async function tryInbox(inbox: string, fetch: Fetch): Promise<InboxTrial> {
  const ask = (method: string) =>
    anonymousFetch(
      inbox,
      {
        onBehalfOf: 'reader',
        method,
        headers: { Accept: JSON_LD },
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      fetch,
    );
  try {
    const options = await ask('OPTIONS');
    if (options.ok && says(options, 'Accept-Post')) return 'takes';
    const held = await ask('GET');
    if (held.status === 404 || held.status === 410) return 'not-there';
    return held.ok && says(held, 'Content-Type') ? 'takes' : 'unclear';
  } catch {
    return 'unreachable'; // TypeError or TimeoutError: no response
  }
}

function says({ headers }: Response, header: string): boolean {
  return headers.get(header)?.includes(JSON_LD) ?? false;
}

/** Returns the address of an inbox that a reader typed; `undefined` unless it is https, or http on this computer. */
export function toInbox(written: string): string | undefined {
  const address = v.safeParse(WebAddressSchema, written.trim());
  if (!address.success) return undefined;
  const { protocol, hostname } = new URL(address.output);
  return protocol === 'https:' || isThisComputer(hostname) ? address.output : undefined;
}
