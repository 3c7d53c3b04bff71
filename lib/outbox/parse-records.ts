// Stored records, parsed as they come out.

import * as v from 'valibot';

export type StoreName = 'corrections' | 'drafts';

/** A record that no longer parses, by the store in which it stands. */
export interface BadRecord {
  readonly store: StoreName;
  readonly key: string;
}

/** `undefined` where it does not parse: that is reported by its shape, never by a reader's words. */
export function parseRecord<T extends v.GenericSchema>(
  schema: T,
  record: unknown,
): v.InferOutput<T> | undefined {
  if (record === undefined) return undefined;
  const parsed = v.safeParse(schema, record);
  if (parsed.success) return parsed.output;
  console.error(
    'A stored record does not parse:',
    parsed.issues.map((issue) => v.getDotPath(issue)),
  );
  return undefined;
}

/** What parses of the records, and which do not: those are to be set aside. */
export function sortRecords<T>(
  store: StoreName,
  records: readonly unknown[],
  parse: (record: unknown) => T | undefined,
): { readable: T[]; bad: BadRecord[] } {
  const readable: T[] = [];
  const bad: BadRecord[] = [];
  for (const record of records) {
    const parsed = parse(record);
    if (parsed !== undefined) readable.push(parsed);
    else if (v.is(KeyedSchema, record)) bad.push({ store, key: record.id });
  }
  return { readable, bad };
}

/** Both stores take their keys from the records; ours have always been strings. */
const KeyedSchema = v.object({ id: v.string() });
