// The reader's name and e-mail, and the hosts that have received them.

import { followLocal } from '../storage/local';
import { type IdentityField, readSettings, type Settings, writeSetting } from './settings';

/** The name and e-mail that the form fills in; each may be empty. */
export type RememberedReader = NonNullable<Settings['reader']>;

/** A host with the fields that it has received. */
export type NamedHost = Settings['namedHosts'][number];
const NAMED_HOSTS = 'namedHosts' satisfies keyof Settings;

/** If the reader is remembered, remembers what they wrote this time; an empty field keeps its old value. */
export async function updateRememberedReader({ name, email }: RememberedReader): Promise<void> {
  const { reader } = await readSettings();
  if (reader === undefined) return;
  await writeSetting('reader', { name: name || reader.name, email: email || reader.email });
}

/** Calls `listener` with the hosts now and whenever they change. */
export function followNamedHosts(listener: (hosts: readonly NamedHost[]) => void): void {
  const tell = () => void readSettings().then(({ namedHosts }) => listener(namedHosts), console.error);
  followLocal(NAMED_HOSTS, tell);
  tell();
}

/** Adds the fields to those that the host has received before. */
export async function rememberNamedHost(host: string, fields: readonly IdentityField[]): Promise<void> {
  if (fields.length === 0) return;
  const { namedHosts } = await readSettings();
  const before = namedHosts.find((one) => one.host === host)?.fields ?? [];
  await writeSetting('namedHosts', [
    ...without(host, namedHosts),
    { host, fields: Array.from(new Set([...before, ...fields])) },
  ]);
}

/** Forgets that the host has received anything: the form asks again before it names the reader there. */
export async function forgetNamedHost(host: string): Promise<void> {
  await writeSetting('namedHosts', without(host, (await readSettings()).namedHosts));
}

function without(host: string, hosts: readonly NamedHost[]): NamedHost[] {
  return hosts.filter((one) => one.host !== host);
}
