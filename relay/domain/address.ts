// Addresses of the Internet, as far as they tell who asks.

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;
/** An address and how many of its first bits count. */
export type AddressRange = readonly [Address, number];

/** Providers give a household a /56, most of them, out of which it takes whatever address it likes (RIPE-690, section 4.2). */
const IPV6_PREFIX_BITS = 56;
const IPV6_PART_BITS = 16;

/**
 * The address in `text`, which may have a port behind it (some proxies write one) or a zone; nothing where it is none. Only
 * whole addresses as they are usually written: `127.1` and `0x7f.0.0.1` are none.
 */
export function parseAddress(text: string): Address | undefined {
  const bare = text.trim().replace(/^\[([^\]]*)\](:\d+)?$|^([\d.]+):\d+$/, '$1$3');
  const [address = ''] = bare.split('%');
  return isIP(address) === 0 ? undefined : ipaddr.process(address); // of an IPv4 address in IPv6, the IPv4 address
}

/** The range in `text`: an address, or one with the number of its bits behind it, such as `10.0.0.0/8`. */
export function parseRange(text: string): AddressRange | undefined {
  const [, base = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (isIP(base) === 0) return undefined;
  const address = ipaddr.parse(base);
  const all = address.kind() === 'ipv4' ? 32 : 128;
  const count = bits === undefined ? all : Number(bits);
  return count <= all ? [address, count] : undefined;
}

export function isWithin(address: Address, [base, bits]: AddressRange): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

/** What the addresses have in common that one reader may have: an IPv4 address alone, of an IPv6 address the first 56 bits. */
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
