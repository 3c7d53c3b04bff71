// Builds our search for directives from `lib/passage` as one script that runs in any page without the extension.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The exports of `search-in-page.ts`, which the script adds to the page. */
export type SearchInPage = typeof import('./search-in-page');

/** Returns the script. Evaluated in a page, it defines `searchInPage`. */
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
  if (output === undefined || !('output' in output))
    throw new TypeError('Vite returned a watcher instead of an output.');
  return output.output[0].code;
}
