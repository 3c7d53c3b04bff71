// What the reader wants kept, in the extension's local storage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';

const RememberedReaderSchema = v.object({ name: v.string(), email: v.string() });
export type RememberedReader = v.InferOutput<typeof RememberedReaderSchema>;

const KEY = 'reader';

/** The reader's name and address, if they are to be remembered. */
export async function rememberedReader(): Promise<RememberedReader | undefined> {
  const stored = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(RememberedReaderSchema, stored[KEY]);
  return parsed.success ? parsed.output : undefined;
}

export async function rememberReader(reader: RememberedReader): Promise<void> {
  await browser.storage.local.set({ [KEY]: reader });
}

export async function forgetReader(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
