// Our search for directives as one script for any page: built from `lib/passage`, without the extension.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What the script puts into the page; see `search-in-page.ts`. */
export type SearchInPage = typeof import('./search-in-page');

/** The script; evaluated in a page it makes `searchInPage`. */
export async function buildSearchInPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('search-in-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'searchInPage',
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (output === undefined || !('output' in output)) throw new TypeError('Vite watches instead of building.');
  return output.output[0].code;
}
