// Who asks: the reader's address, where a web server before the relay can be believed.

import { type Address, isWithin, parseAddress, parseRange, readerPrefix } from './address';

export type Client =
  /** This machine itself, and nobody for whom it would ask. */
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly prefix: string }
  /** Gone already, or behind a trusted proxy that does not tell an address. */
  | { readonly kind: 'unknown' };

interface Peer {
  /** Of the other end of the connection; absent where that has ended. */
  readonly address: string | undefined;
  /** The header `X-Forwarded-For`. */
  readonly forwardedFor: string | undefined;
}

/** What stands in `trustProxy` for this machine. */
export const LOOPBACK = 'loopback';
const LOOPBACK_RANGES = ['127.0.0.0/8', '::1'];

export type ClientOf = (peer: Peer) => Client & {
  /** Whether somebody told whom it asks for, and was not believed. */
  readonly isProxyIgnored: boolean;
};

/**
 * Tells the client of a request. Each proxy writes behind what stands in the header whom it was asked by; so what stands
 * there is believed from the right, as far as the one who wrote it is among `trusted`.
 */
export function clientFinder(trusted: readonly string[]): ClientOf {
  const ranges = trusted
    .flatMap((one) => (one === LOOPBACK ? LOOPBACK_RANGES : [one]))
    .map(parseRange)
    .filter((range) => range !== undefined);
  const isTrusted = (address: Address) => ranges.some((range) => isWithin(address, range));

  return ({ address, forwardedFor }) => {
    const hops = forwardedFor?.split(',') ?? [];
    let client = address === undefined ? undefined : parseAddress(address);
    const isProxyIgnored = hops.length > 0 && client !== undefined && !isTrusted(client);
    while (client !== undefined && isTrusted(client)) {
      const hop = hops.pop();
      if (hop === undefined) break;
      client = parseAddress(hop);
    }
    if (client === undefined) return { kind: 'unknown', isProxyIgnored };
    // One that a header names is never this machine: a web server may hand on what a reader made up.
    if (forwardedFor === undefined && client.range() === 'loopback') return { kind: 'local', isProxyIgnored };
    return { kind: 'remote', prefix: readerPrefix(client), isProxyIgnored };
  };
}
