// Who the reader is, where that is to be remembered.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { read } from './stored';

const RememberedReaderSchema = v.object({ name: v.string(), email: v.string() });
export type RememberedReader = v.InferOutput<typeof RememberedReaderSchema>;
const READER = 'reader';

/** The reader's name and address, if they are to be remembered. */
export function rememberedReader(): Promise<RememberedReader | undefined> {
  return read(READER, RememberedReaderSchema);
}

/** Has name and address filled in from now on. */
export async function rememberReader(reader: RememberedReader): Promise<void> {
  await browser.storage.local.set({ [READER]: reader });
}

/** Where a reader is remembered, what was said this time is; what was left empty stays as it was. */
export async function updateRememberedReader({ name, email }: RememberedReader): Promise<void> {
  const known = await rememberedReader();
  if (known === undefined) return;
  await rememberReader({ name: name || known.name, email: email || known.email });
}

/** Fills in neither any more. */
export async function forgetReader(): Promise<void> {
  await browser.storage.local.remove(READER);
}
