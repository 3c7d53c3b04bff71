// The address of a PostgreSQL database, and whether the way there is encrypted.

import { isLoopback } from './loopback';

/** As libpq has them (PostgreSQL, section 34.19.1), without `allow` and `prefer`: whoever is on the way can have these unencrypted. */
const MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const PARAMETERS = ['host', 'sslmode', 'sslrootcert'];
const EXAMPLE = 'postgres://user:password@db.example.org/corrigenda';

/** What the operator has to mend in `address`; nothing where the relay can use it. */
export function postgresProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return `must be an address such as ${EXAMPLE}`;
  const { hostname, pathname, searchParams } = new URL(address);
  const unknown = Array.from(searchParams.keys()).find((name) => !PARAMETERS.includes(name));
  const socket = searchParams.get('host');
  const mode = searchParams.get('sslmode');
  if (unknown !== undefined)
    return `has a parameter ${unknown}; those it can have are ${PARAMETERS.join(', ')}`;
  if (pathname.length < 2) return `must name the database behind the host: ${EXAMPLE}`;
  if ((hostname === '' || hostname.includes('%')) && socket === null)
    return `must name the host, or the folder of the server’s socket: ${EXAMPLE} or postgres:///corrigenda?host=/var/run/postgresql`;
  if (socket !== null && !socket.startsWith('/'))
    return 'can have the folder of a socket alone as its parameter host';
  if (mode !== null && !MODES.includes(mode)) return `must have one of these as sslmode: ${MODES.join(', ')}`;
  if (mode === 'disable' && !isOnThisMachine(address))
    return 'cannot have sslmode=disable: readers’ addresses go over the network encrypted. Use sslmode=require at least';
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert'))
    return 'must name the file of the authority’s certificate as sslrootcert, for sslmode=verify-ca';
  return undefined;
}

/**
 * `address` as node-postgres takes it: with libpq's meanings of sslmode, and with one. Within this machine there is none
 * unless the operator wants it; everywhere else the server must prove who it is unless he says otherwise.
 */
export function connectionString(address: string): string {
  const url = new URL(address);
  // Of what stands twice, node-postgres would take the last.
  for (const [name, value] of Array.from(url.searchParams).reverse()) url.searchParams.set(name, value);
  if (!url.searchParams.has('sslmode'))
    url.searchParams.set('sslmode', isOnThisMachine(address) ? 'disable' : 'verify-full');
  url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
}

function isOnThisMachine(address: string): boolean {
  const { hostname, searchParams } = new URL(address);
  return searchParams.has('host') || isLoopback(hostname);
}
