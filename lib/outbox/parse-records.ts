// Parses stored records when they are read.

import * as v from 'valibot';

/** The stores with the reader's records. */
type StoreName = 'corrections' | 'drafts';

/** A store, and how its records are parsed. */
export interface Table<T> {
  readonly store: StoreName;
  /** Returns `undefined` if there is no record, or if it does not parse. */
  readonly parse: (record: unknown) => T | undefined;
}

/** The store and key of a record that no longer parses. */
export interface BadRecord {
  readonly store: StoreName;
  readonly key: string;
}

/** A record in quarantine, unchanged. */
export interface UnreadableRecord {
  readonly store: StoreName;
  readonly record: unknown;
  /** When it was set aside, in milliseconds since 1970. */
  readonly since: number;
}

/** Returns the parsed record, or `undefined`. Issues are logged by their paths, never with a reader's words. */
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

/** Returns the records that parse, and the keys of those that do not and should be set aside. */
export function parseRecords<T>(
  { store, parse }: Table<T>,
  records: readonly unknown[],
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

/** Both stores use the record's id as their key; our ids have always been strings. */
const KeyedSchema = v.object({ id: v.string() });
