// npm run build:relay [-- FOLDER]: builds the relay in .output/relay for plain Node.js: one file of code, and next to it the
// SQLite binary for this kind of machine.

import { cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const output = resolve(process.argv[2] ?? join(ROOT, '.output/relay'));
/** Cannot be bundled, because it finds its binary by its place in node_modules. */
const SQLITE = ['libsql', '@neon-rs/load', '@libsql'];
/** An optional package of pg that is not needed. */
const ABSENT = ['pg-native'];

await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  ssr: { noExternal: true, external: [...SQLITE, ...ABSENT] },
  build: {
    ssr: 'relay/main.ts',
    target: 'node20',
    outDir: output,
    emptyOutDir: true,
    copyPublicDir: false, // it belongs to the extension
  },
});
const modules = dirname(dirname(createRequire(join(ROOT, 'relay/main.ts')).resolve('libsql')));
for (const name of SQLITE)
  await cp(join(modules, name), join(output, 'node_modules', name), { recursive: true });
await writeFile(join(output, 'package.json'), `${JSON.stringify({ private: true, type: 'module' })}\n`);
console.log(`The relay is in ${output}: node main.js runs it there.`);
