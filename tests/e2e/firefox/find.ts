// Finds a Firefox, or installs Debian's where that can be done.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['firefox', 'firefox-esr'];
const MAC = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** Why the tests in Firefox are skipped where there is none. */
export const NO_FIREFOX =
  'No Firefox could be found or installed: these tests were NOT run. Install one, or set FIREFOX_PATH to its executable.';

/** The path of a Firefox's executable; `undefined` where there is none and none can be installed. */
export function findFirefox(): string | undefined {
  return installed() ?? installDebians();
}

function installed(): string | undefined {
  const named = process.env.FIREFOX_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`FIREFOX_PATH names ${named}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC].find(existsSync);
}

function installDebians(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log('No Firefox here yet: installing Debian’s firefox-esr …');
  spawnSync('apt-get', ['update', '-qq']);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return installed();
}
