// A package that is the same, byte for byte, wherever and whenever it is made of the same files.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** The first moment that a zip can name; in the local time of any place it is written alike. */
const NO_TIME = new Date(1980, 0, 1);

/** The bytes of a zip of these files of the folder. */
export function pack(folder: string, files: readonly string[]): Uint8Array {
  const contents = [...files].sort().map((file) => [file, readFileSync(join(folder, file))] as const);
  return zipSync(Object.fromEntries(contents), { level: 9, mtime: NO_TIME });
}

/** All files in the folder, by their paths in it, with slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
