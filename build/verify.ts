// `npm run zip:verify`: packs from two clones of the committed files and from the source package, each with the packages of
// the lock file, and compares the hashes.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { version } from '../package.json';

const ROOT = join(import.meta.dirname, '..');
const STORES = ['chrome', 'firefox'] as const;
const packageIn = (folder: string, name: string) =>
  join(folder, '.output', `corrigenda-${version}-${name}.zip`);

const workshop = mkdtempSync(join(tmpdir(), 'corrigenda-verify-'));
try {
  const first = clone('first clone');
  const copies = {
    'first clone': first,
    'second clone': clone('second clone'),
    'sources package': unpack(first),
  };
  const hashes = Object.entries(copies).flatMap(([copy, folder]) =>
    STORES.map((store) => ({ store, copy, hash: hashOf(packageIn(folder, store)) })),
  );
  for (const { store, copy, hash } of hashes) console.log(`${hash}  ${store.padEnd(7)}  ${copy}`);
  const isOne = STORES.every(
    (store) => new Set(hashes.filter((one) => one.store === store).map(({ hash }) => hash)).size === 1,
  );
  console.log(isOne ? 'All packages are the same, byte for byte.' : 'The packages are NOT the same.');
  process.exitCode = isOne ? 0 : 1;
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

function clone(name: string): string {
  const folder = join(workshop, name.replace(' ', '-'));
  run('git', ['clone', '--quiet', ROOT, folder], workshop);
  return packed(folder);
}

/** Unpacks the sources as a store's reviewer gets them, in another folder than the clones. */
function unpack(clone: string): string {
  const folder = join(workshop, 'reviewer', 'sources');
  const files = unzipSync(readFileSync(packageIn(clone, 'sources')));
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  return packed(folder);
}

function packed(folder: string): string {
  run('npm', ['ci', '--prefer-offline', '--no-audit'], folder);
  run('npm', ['run', 'zip'], folder);
  return folder;
}

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] }); // the error contains its output
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
