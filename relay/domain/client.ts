// Finds the client that sent a request. A trusted web server in front of the relay names the client in `X-Forwarded-For`.

import { type Address, isWithin, parseAddress, parseRange, readerPrefix } from './address';

export type Client =
  /** This machine, if only this machine can reach the relay. */
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

/** The word that means this machine in the setting `trustProxy`. */
export const LOOPBACK = 'loopback';
const LOOPBACK_RANGES = ['127.0.0.0/8', '::1'];

/** A mistake in the setup of the web server in front of the relay. */
export type ProxyProblem =
  /** The web server names the client, but the relay does not trust it. */
  | 'proxy not trusted'
  /** The relay trusts the web server, but it does not name the client, so all readers count as one. */
  | 'proxy names no client';

export type ClientOf = (peer: Peer) => Client & { readonly problem?: ProxyProblem };

/**
 * Returns a function that finds the client of a request. Each proxy appends the address of its own peer to the header, so the header
 * is read from the right, for as long as the address that appended the entry is one of `trusted`.
 *
 * @param isPublic whether readers reach the relay at a public address. If so, a request from this machine without the header came
 *   through a web server that does not name the client, and the client is unknown.
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
    // An address from the header never counts as this machine: a web server may pass on a header that a reader forged.
    if (forwardedFor === undefined && client.range() === 'loopback')
      return isPublic ? { kind: 'unknown', problem: 'proxy names no client' } : { kind: 'local' };
    return { kind: 'remote', prefix: readerPrefix(client), ...(problem && { problem }) };
  };
}
