// npm run build:relay [-- FOLDER]: builds the relay in .output/relay for plain Node.js: its code, and next to it the SQLite
// binary for this kind of machine.

import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleRelay, SQLITE, SQLITE_FOLDER } from './relay-bundle';

const output = resolve(process.argv[2] ?? '.output/relay');

await bundleRelay({ main: 'relay/main.ts' }, output);
for (const name of SQLITE)
  await cp(join(SQLITE_FOLDER, name), join(output, 'node_modules', name), { recursive: true });
await writeFile(join(output, 'package.json'), `${JSON.stringify({ private: true, type: 'module' })}\n`);
console.log(`The relay is in ${output}: node main.js runs it there.`);
