// Real pages to measure on, if a folder with them is next to the checkout.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'shared', 'pages');

/** Returns the pages with their file names, or none if there is no such folder. */
export function realPages(): [string, string][] {
  if (!existsSync(FOLDER)) return [];
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.html'));
  return names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]);
}
