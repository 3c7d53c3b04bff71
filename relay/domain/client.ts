// Which client a request comes from. A web server in front of the relay names the client in `X-Forwarded-For`, if it can be trusted.

import { type Address, isWithin, parseAddress, parseRange, readerPrefix } from './address';

export type Client =
  /** This machine, on a relay that only this machine can reach. */
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly prefix: string }
  /** The connection has ended, or a trusted proxy names no address. */
  | { readonly kind: 'unknown' };

interface Peer {
  /** The address of the other end of the connection; absent if it has ended. */
  readonly address: string | undefined;
  /** The header `X-Forwarded-For`. */
  readonly forwardedFor: string | undefined;
}

/** The word for this machine in `trustProxy`. */
export const LOOPBACK = 'loopback';
const LOOPBACK_RANGES = ['127.0.0.0/8', '::1'];

/** What the operator should know about the web server in front of the relay. */
export type ProxyProblem =
  /** It names the client, but is not trusted. */
  | 'proxy not trusted'
  /** It is trusted, but names no client: all readers count as one. */
  | 'proxy names no client';

export type ClientOf = (peer: Peer) => Client & { readonly problem?: ProxyProblem };

/**
 * Returns a function that finds the client of a request. Each proxy appends the address of its own peer to the header, so the header
 * is read from the right, for as long as the address that appended the entry is one of `trusted`.
 *
 * @param isPublic whether readers reach the relay at a public address. Then a request from this machine that names no client comes
 *   through a web server that fails to name one, and its client is unknown.
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
    // An address from the header is never this machine: a web server may pass on what a reader made up.
    if (forwardedFor === undefined && client.range() === 'loopback')
      return isPublic ? { kind: 'unknown', problem: 'proxy names no client' } : { kind: 'local' };
    return { kind: 'remote', prefix: readerPrefix(client), ...(problem && { problem }) };
  };
}
