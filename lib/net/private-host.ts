// Hosts that no page of the public web may have the extension ask: this computer and the reader's own network.

/** Domains that never belong to the public web: RFC 6761, 6762, 8375, ICANN's reserved names, and what routers use. */
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

/** IPv4 ranges that are not public: the first address and the length of the prefix. */
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
  ['224.0.0.0', 3], // multicast, and all that is reserved above it
];

/**
 * Whether the host can only be on this computer or in the reader's own network.
 *
 * @param hostname as `URL.hostname` writes it: every spelling of an IP address is one by then.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return !isPublicIpv6(hostname.slice(1, -1));
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (/^\d+(\.\d+){3}$/.test(host)) return isPrivateIpv4(toNumber(host));
  const labels = host.split('.');
  if (labels.length === 1) return true; // `router`: only a local name server knows it
  return PRIVATE_DOMAINS.has(labels.slice(-1).join('.')) || PRIVATE_DOMAINS.has(labels.slice(-2).join('.'));
}

/** Whether a page may have that host asked: it is public, or it is the page's own. */
export function mayAsk(hostname: string, page: string): boolean {
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
 * Only 2000::/3 is public. Within it, Teredo (2001::/32) and 6to4 (2002::/16) carry an IPv4 address that a relay would
 * ask. Everything else (mapped, NAT64, link-local, unique local, multicast) is outside of it.
 */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = groupsOf(address);
  const isGlobal = first >= 0x2000 && first <= 0x3fff;
  return isGlobal && first !== 0x2002 && !(first === 0x2001 && second === 0);
}

/** The first groups of the address; `::` stands for zeros. */
function groupsOf(address: string): number[] {
  const [head = ''] = address.split('::', 1);
  return head === '' ? [0] : head.split(':').map((group) => Number.parseInt(group, 16));
}
