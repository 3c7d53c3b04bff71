// The relay as plain JavaScript: one file of code that needs no TypeScript loader.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** libsql cannot be bundled, because it finds its binary by its place in node_modules. */
export const SQLITE = ['libsql', '@neon-rs/load', '@libsql'];
/** The folder from which `npm install` gives us these packages. */
export const SQLITE_FOLDER = dirname(dirname(createRequire(join(ROOT, 'relay/main.ts')).resolve('libsql')));
/** An optional package of pg that is not needed. */
const ABSENT = ['pg-native'];

/**
 * Bundles programs for Node.js into `output`, which is emptied first.
 * @param programs The file to start from, for each program's name: `main` becomes `main.js`
 */
export async function bundleRelay(programs: Readonly<Record<string, string>>, output: string): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...SQLITE, ...ABSENT] },
    build: {
      ssr: true,
      rollupOptions: { input: { ...programs } },
      target: 'node20',
      outDir: output,
      emptyOutDir: true,
      copyPublicDir: false, // it belongs to the extension
    },
  });
}
