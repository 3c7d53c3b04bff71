// Who asks: the reader's address, where a web server before the relay can be believed.

import { type Address, isWithin, parseAddress, parseRange, readerPrefix } from './address';

export type Client =
  /** This machine itself, on a relay that only this machine reaches. */
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly prefix: string }
  /** Gone already, or behind a trusted proxy that names no address. */
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

/** What the operator should know about the web server before the relay. */
export type ProxyProblem =
  /** It names the client, and is not among those that are believed. */
  | 'proxy not trusted'
  /** It is believed, and names no client: all readers count as one. */
  | 'proxy names no client';

export type ClientOf = (peer: Peer) => Client & { readonly problem?: ProxyProblem };

/**
 * Tells the client of a request. Each proxy writes behind what stands in the header whom it was asked by; so what stands
 * there is believed from the right, as far as the one who wrote it is among `trusted`.
 *
 * @param isPublic whether readers reach the relay by a public address. Then a request from this machine that names no
 *   client comes through a web server that fails to name one, and is nobody's in particular.
 */
export function clientFinder(
  trusted: readonly string[],
  { isPublic = false }: { isPublic?: boolean } = {},
): ClientOf {
  const ranges = trusted
    .flatMap((one) => (one === LOOPBACK ? LOOPBACK_RANGES : [one]))
    .map(parseRange)
    .filter((range) => range !== undefined);
  const isTrusted = (address: Address) => ranges.some((range) => isWithin(address, range));

  return ({ address, forwardedFor }) => {
    const hops = forwardedFor?.split(',') ?? [];
    let client = address === undefined ? undefined : parseAddress(address);
    const problem =
      hops.length > 0 && client !== undefined && !isTrusted(client) ? 'proxy not trusted' : undefined;
    while (client !== undefined && isTrusted(client)) {
      const hop = hops.pop();
      if (hop === undefined) break;
      client = parseAddress(hop);
    }
    if (client === undefined) return { kind: 'unknown', ...(problem && { problem }) };
    // One that a header names is never this machine: a web server may hand on what a reader made up.
    if (forwardedFor === undefined && client.range() === 'loopback')
      return isPublic ? { kind: 'unknown', problem: 'proxy names no client' } : { kind: 'local' };
    return { kind: 'remote', prefix: readerPrefix(client), ...(problem && { problem }) };
  };
}
