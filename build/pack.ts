// Packs files into a zip whose bytes depend on the files only.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import * as v from 'valibot';

/** The earliest time that a zip can express. It is in local time, so every time zone writes the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** Returns the bytes of a zip with these files of the folder. */
export function pack(folder: string, files: readonly string[]): Uint8Array {
  const contents = [...files].sort().map((file) => [file, readFileSync(join(folder, file))] as const);
  return zipSync(Object.fromEntries(contents), { level: 9, mtime: NO_TIME });
}

/** Returns the paths of all files in the folder, relative to it, with slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const BudgetSchema = v.object({ chrome: v.number(), firefox: v.number(), sources: v.number() });

/** Maximum size of each package, in bytes. If you raise one in budget.json, say why in the commit. */
export const BUDGET = v.parse(
  BudgetSchema,
  JSON.parse(readFileSync(join(import.meta.dirname, 'budget.json'), 'utf8')),
);
export type PackageName = keyof typeof BUDGET;
