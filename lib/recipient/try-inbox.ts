// The address of a relay that the reader sets: how it may be written, and whether it responds as an inbox does.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import { anonymousFetch, type Fetch } from '../net/anonymous-fetch';
import { isThisComputer } from '../net/private-host';

/** Long enough for a relay that is waking up, short enough to be waited for. */
const TIMEOUT_MS = 8_000;
const JSON_LD = 'application/ld+json';

export type InboxTrial =
  /** It says that it takes annotations. */
  | 'takes'
  /** Something answers, which does not say what it takes. */
  | 'unclear'
  | 'not-there'
  /** No answer in time. */
  | 'unreachable';

/**
 * Asks the address what it takes (`Accept-Post`) and, where it does not say, what it holds: an inbox answers GET
 * (https://www.w3.org/TR/ldn/#receiver). Sends it nothing.
 */
export async function tryInbox(inbox: string, fetch: Fetch): Promise<InboxTrial> {
  const ask = (method: string) =>
    anonymousFetch(
      inbox,
      {
        asker: 'reader',
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
    return 'unreachable'; // TypeError or TimeoutError: no answer
  }
}

function says({ headers }: Response, header: string): boolean {
  return headers.get(header)?.includes(JSON_LD) ?? false;
}

/** What a reader wrote as the address of an inbox; `undefined` where it is none: https, or on this very computer. */
export function toInbox(written: string): string | undefined {
  const address = v.safeParse(WebAddressSchema, written.trim());
  if (!address.success) return undefined;
  const { protocol, hostname } = new URL(address.output);
  return protocol === 'https:' || isThisComputer(hostname) ? address.output : undefined;
}
