// The hosts that have received the reader's name or e-mail: what is remembered goes to no other without a question.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { readAll } from './stored';

/** What tells who the reader is. */
export const IDENTITY_FIELDS = ['name', 'email'] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];

const NamedHostSchema = v.object({
  host: v.string(),
  fields: v.pipe(v.array(v.picklist(IDENTITY_FIELDS)), v.readonly()),
});
/** A host with what it has received. */
export type NamedHost = v.InferOutput<typeof NamedHostSchema>;
const NAMED_HOSTS = 'namedHosts';

export async function namedHosts(): Promise<readonly NamedHost[]> {
  return readAll(NAMED_HOSTS, NamedHostSchema);
}

/** Tells the hosts now and whenever they change. */
export function followNamedHosts(listener: (hosts: readonly NamedHost[]) => void): void {
  const tell = () => void namedHosts().then(listener, console.error);
  browser.storage.local.onChanged.addListener((changes) => {
    if (NAMED_HOSTS in changes) tell();
  });
  tell();
}

/** Notes that the host receives those fields, beside what it has received before. */
export async function rememberNamedHost(host: string, fields: readonly IdentityField[]): Promise<void> {
  if (fields.length === 0) return;
  const known = await namedHosts();
  const before = known.find((one) => one.host === host)?.fields ?? [];
  await replace(known, host, [{ host, fields: Array.from(new Set([...before, ...fields])) }]);
}

/** Has the form ask again before it names the reader to that host. */
export async function forgetNamedHost(host: string): Promise<void> {
  await replace(await namedHosts(), host, []);
}

async function replace(known: readonly NamedHost[], host: string, by: readonly NamedHost[]): Promise<void> {
  await browser.storage.local.set({ [NAMED_HOSTS]: [...known.filter((one) => one.host !== host), ...by] });
}
