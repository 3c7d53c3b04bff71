// What the reader wants kept, in the extension's local storage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';

const RememberedReaderSchema = v.object({ name: v.string(), email: v.string() });
export type RememberedReader = v.InferOutput<typeof RememberedReaderSchema>;

/** Hosts (without port) on which the reader leaves Ctrl+Enter to the site. */
const OffSitesSchema = v.array(v.string());

const READER = 'reader';
const OFF_SITES = 'offSites';

/** The reader's name and address, if they are to be remembered. */
export function rememberedReader(): Promise<RememberedReader | undefined> {
  return read(READER, RememberedReaderSchema);
}

export async function rememberReader(reader: RememberedReader): Promise<void> {
  await browser.storage.local.set({ [READER]: reader });
}

/** Where a reader is remembered, what was said this time is; what was left empty stays as it was. */
export async function updateRememberedReader({ name, email }: RememberedReader): Promise<void> {
  const known = await rememberedReader();
  if (known === undefined) return;
  await rememberReader({ name: name || known.name, email: email || known.email });
}

export async function forgetReader(): Promise<void> {
  await browser.storage.local.remove(READER);
}

export async function offSites(): Promise<readonly string[]> {
  return (await read(OFF_SITES, OffSitesSchema)) ?? [];
}

/** Leaves Ctrl+Enter to that site, or takes it up there again. */
export async function switchSite(host: string, on: boolean): Promise<void> {
  const others = (await offSites()).filter((site) => site !== host);
  await browser.storage.local.set({ [OFF_SITES]: on ? others : [...others, host] });
}

async function read<T extends v.GenericSchema>(
  key: string,
  schema: T,
): Promise<v.InferOutput<T> | undefined> {
  const stored = await browser.storage.local.get(key);
  const parsed = v.safeParse(schema, stored[key]);
  return parsed.success ? parsed.output : undefined;
}
