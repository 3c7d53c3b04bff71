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

/** A list of settings: those entries that still parse, so that one that does not takes no other with it. */
export async function readAll<T extends v.GenericSchema>(
  key: string,
  schema: T,
): Promise<v.InferOutput<T>[]> {
  const entries = (await read(key, v.array(v.unknown()))) ?? [];
  return entries.flatMap((entry) => {
    const parsed = v.safeParse(schema, entry);
    return parsed.success ? [parsed.output] : [];
  });
}
