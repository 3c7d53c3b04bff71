// `npm run zip`: builds the extension for both stores and packs it and its sources. Prints sizes and hashes, and fails if one
// is over its budget.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'wxt';
import { version } from '../package.json';
import { BUDGET, filesIn, type PackageName, pack } from './pack';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, '.output');

for (const browser of ['chrome', 'firefox'] as const) {
  await build({ root: ROOT, browser });
  const folder = join(OUTPUT, `${browser}-mv3`);
  write(browser, pack(folder, filesIn(folder)));
}
const sources = sourceFiles();
if (sources === undefined) console.log('There is no git repository here, so the sources are not packed.');
else write('sources', pack(ROOT, sources));

function write(name: PackageName, bytes: Uint8Array): void {
  const file = `corrigenda-${version}-${name}.zip`;
  writeFileSync(join(OUTPUT, file), bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`${hash}  ${file}  ${bytes.length} of ${BUDGET[name]} bytes`);
  if (bytes.length <= BUDGET[name]) return;
  console.error(`${file} is larger than build/budget.json allows.`);
  process.exitCode = 1;
}

/** The pictures of the documents are half of the repository, and nothing is built from them. */
const PICTURES = /^docs\/(?:images|store\/pictures)\//;

/** Lists the files that git tracks or would track, so that no other file of this machine gets into a package. */
function sourceFiles(): string[] | undefined {
  const { status, stdout } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) return undefined;
  return stdout
    .split('\0')
    .filter((file) => file !== '' && !PICTURES.test(file) && existsSync(join(ROOT, file)));
}
