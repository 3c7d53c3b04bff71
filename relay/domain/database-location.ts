// Where the database is and, for PostgreSQL, whether the connection is encrypted.

import { isLoopback } from './address';

/** A SQLite file that belongs to this relay, or a PostgreSQL server that several relays can share. */
export type DatabaseLocation = { readonly file: string } | { readonly url: string };

/** The modes of libpq (PostgreSQL, section 34.19.1) without `allow` and `prefer`, which anyone on the network path can make unencrypted. */
const MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const PARAMETERS = ['host', 'sslmode', 'sslrootcert'];
const EXAMPLE = 'postgres://user:password@db.example.org/corrigenda';

/** What to do about an address for which `hasUnencodedPassword` is true. */
export const UNENCODED =
  'has a sign in its user or password that means something else in an address: write # as %23, / as %2F, ? as %3F and @ as %40';

/** Whether the user or the password in an address has a sign that ends this part, so that the host would be read wrongly. */
export function hasUnencodedPassword(address: string): boolean {
  return /^[a-z]+:\/\/([^/?#@]*[/?#]|[^/?#]*#).*@/.test(address);
}

/** Returns what the operator must fix in `address`; `undefined` if the relay can use it. */
export function postgresProblem(address: string): string | undefined {
  if (hasUnencodedPassword(address)) return UNENCODED;
  if (!URL.canParse(address)) return `must be an address such as ${EXAMPLE}`;
  const { hostname, pathname, searchParams } = new URL(address);
  const unknown = Array.from(searchParams.keys()).find((name) => !PARAMETERS.includes(name));
  const socket = searchParams.get('host');
  const mode = searchParams.get('sslmode');
  if (unknown !== undefined)
    return `has an unknown parameter ${unknown}; the known ones are ${PARAMETERS.join(', ')}`;
  if (pathname.length < 2) return `must name the database after the host: ${EXAMPLE}`;
  if ((hostname === '' || hostname.includes('%')) && socket === null)
    return `must name the host, or the folder of the server’s socket: ${EXAMPLE} or postgres:///corrigenda?host=/var/run/postgresql`;
  if (socket !== null && !socket.startsWith('/'))
    return 'must have the folder of a socket as its parameter host';
  if (mode !== null && !MODES.includes(mode)) return `must have one of these as sslmode: ${MODES.join(', ')}`;
  if (mode === 'disable' && !isOnThisMachine(address))
    return 'cannot have sslmode=disable: readers’ addresses must be encrypted on the network. Use at least sslmode=require';
  if (mode === 'verify-ca' && !searchParams.has('sslrootcert'))
    return 'must name the file of the authority’s certificate as sslrootcert, for sslmode=verify-ca';
  return undefined;
}

/**
 * Returns `address` in the form that node-postgres expects: always with an sslmode, which has the meaning that libpq gives it. By
 * default, a connection within this machine is not encrypted, and any other server must prove its identity.
 */
export function connectionString(address: string): string {
  const url = new URL(address);
  // libpq takes the first value of a repeated parameter, node-postgres the last.
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
