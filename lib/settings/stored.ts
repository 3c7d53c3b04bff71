// A setting as it stands in the extension's local storage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** `undefined` where it was never set, or no longer parses. */
export async function read<T extends v.GenericSchema>(
  key: string,
  schema: T,
): Promise<v.InferOutput<T> | undefined> {
  const stored = await browser.storage.local.get(key);
  const parsed = v.safeParse(schema, stored[key]);
  return parsed.success ? parsed.output : undefined;
}
