// Internet addresses: parses them, and finds what all addresses of one reader have in common.

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address, and how many of its leading bits are compared. */
export type AddressRange = readonly [Address, number];

/** Number of bits of an IPv6 address that identify a reader: most providers give a household a /56 (RIPE-690, section 4.2). */
const IPV6_PREFIX_BITS = 56;
/** Number of bits in one of the eight parts of an IPv6 address. */
const IPV6_PART_BITS = 16;

/**
 * Returns the address in `text`, which may be followed by a port (some proxies write one) or a zone; `undefined` if `text` is not an
 * address. Only the usual notation is accepted, not `127.1` or `0x7f.0.0.1`.
 */
export function parseAddress(text: string): Address | undefined {
  const bare = text.trim().replace(/^\[([^\]]*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3');
  const [address = ''] = bare.split('%');
  return isIP(address) === 0 ? undefined : ipaddr.process(address); // an IPv4 address in IPv6 becomes IPv4
}

/** Returns the range in `text`: an address, optionally with the number of its leading bits, such as `10.0.0.0/8`. */
export function parseRange(text: string): AddressRange | undefined {
  const [, base = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(base) === 0) return undefined;
  const address = ipaddr.parse(base);
  const all = address.kind() === 'ipv4' ? 32 : 128;
  const count = bits === undefined ? all : Number(bits);
  return count <= all ? [address, count] : undefined;
}

/** Whether the address is in the range. */
export function isWithin(address: Address, [base, bits]: AddressRange): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

/** Returns what all addresses of one reader have in common: the whole IPv4 address, or the first 56 bits of an IPv6 address. */
export function readerPrefix(address: Address): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const parts = address.parts.map((part, index) => {
    const free = Math.min(Math.max((index + 1) * IPV6_PART_BITS - IPV6_PREFIX_BITS, 0), IPV6_PART_BITS);
    return (part >> free) << free;
  });
  return `${new ipaddr.IPv6(parts).toString()}/${IPV6_PREFIX_BITS}`;
}

/** Whether `hostname` (as `URL.hostname` gives it) can only mean this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
