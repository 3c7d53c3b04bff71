// Hosts to which the extension sends no request for a page of the public web: this computer and the reader's own network.

/** Domains that are never on the public web: RFC 6761, 6762, 8375, ICANN's reserved names, and names that routers use. */
const PRIVATE_DOMAINS: ReadonlySet<string> = new Set([
  'local',
  'localhost',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'home.arpa',
  'home',
  'lan',
  'corp',
  'mail',
  'domain',
  'workgroup',
  'fritz.box',
]);

/** IPv4 ranges that are not public: the first address and the length of the prefix in bits. */
const PRIVATE_IPV4: readonly (readonly [first: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by the customers of one provider
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15], // benchmarks of network devices
  ['224.0.0.0', 3], // multicast, and everything above it, which is reserved
];

/**
 * Whether the host can only be on this computer or in the reader's own network.
 *
 * @param hostname in the format of `URL.hostname`, which normalizes IP addresses.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return !isPublicIpv6(hostname.slice(1, -1));
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (/^\d+(\.\d+){3}$/.test(host)) return isPrivateIpv4(toNumber(host));
  const labels = host.split('.');
  if (labels.length === 1) return true; // such as `router`: only a local name server knows it
  return PRIVATE_DOMAINS.has(labels.slice(-1).join('.')) || PRIVATE_DOMAINS.has(labels.slice(-2).join('.'));
}

/**
 * Whether a request to that host reaches this computer. Includes more hosts than the relay's `isLoopback`, which distinguishes an
 * operator's own machine from the public web.
 */
export function isThisComputer(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return (
    /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::(1|ffff:7f[\da-f]{2}:[\da-f]+)?\])$/.test(host) ||
    host.endsWith('.localhost')
  );
}

/** Whether the extension may send a request to that host for a page: the host is public or the page's own. */
export function mayRequest(hostname: string, page: string): boolean {
  return !isPrivateHost(hostname) || hostname === new URL(page).hostname;
}

function isPrivateIpv4(address: number): boolean {
  return PRIVATE_IPV4.some(([first, prefix]) => {
    const size = 2 ** (32 - prefix);
    return Math.floor(address / size) === Math.floor(toNumber(first) / size);
  });
}

function toNumber(ipv4: string): number {
  return ipv4.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/**
 * Only 2000::/3 is public. In it, Teredo (2001::/32) and 6to4 (2002::/16) contain an IPv4 address that a router would forward to.
 * All other ranges (mapped, NAT64, link-local, unique local, multicast) are outside of it.
 */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = groupsOf(address);
  const isGlobal = first >= 0x2000 && first <= 0x3fff;
  return isGlobal && first !== 0x2002 && !(first === 0x2001 && second === 0);
}

/** Returns the groups of the address before `::`, which means zeros. */
function groupsOf(address: string): number[] {
  const [head = ''] = address.split('::', 1);
  return head === '' ? [0] : head.split(':').map((group) => Number.parseInt(group, 16));
}
