// Which modules may open the database and write to it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

function sourcesWith(pattern: RegExp): string[] {
  return SOURCES.filter((name) => pattern.test(readFileSync(join(ROOT, name), 'utf8'))).sort();
}

test('only one module opens read-write transactions', () => {
  // idb's methods on the database itself open one too.
  expect(sourcesWith(/['"`]readwrite['"`]|\bdatabase\s*\.(put|add|delete|clear)\(/)).toEqual([
    'lib/outbox/transaction.ts',
  ]);
});

test('only two modules open the database, one of them to export or erase it in any version', () => {
  expect(sourcesWith(/\b(openDB|deleteDB|indexedDB\.(open|deleteDatabase))\b/)).toEqual([
    'lib/outbox/database.ts',
    'lib/outbox/stored-data.ts',
  ]);
});
