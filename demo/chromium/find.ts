// Finds a Chromium, or installs one. Branded Chrome does not work: it has refused --load-extension since version 137.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser'];
const ADVICE = `No Chromium could be found or installed. Do one of these, then try again:
  - npx playwright install --with-deps chromium
  - sudo apt-get install chromium        (Debian, Ubuntu; on other systems the package of that name)
  - set CHROMIUM_PATH to a Chromium's executable (not Google Chrome: it loads no unpacked extension)`;

/** Returns the path of a Chromium's executable, and installs Chromium if there is none. Throws with advice if that fails. */
export function ensureChromium(): string {
  return findChromium() ?? installPlaywrightsOwn() ?? installDebians() ?? giveUp();
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
  return [chromium.executablePath(), ...onPath, mac].find((path) => path !== '' && existsSync(path));
}

function installPlaywrightsOwn(): string | undefined {
  console.log('No Chromium here yet: asking Playwright to install its own …');
  run('npx', ['playwright', 'install', 'chromium']);
  return findChromium();
}

function installDebians(): string | undefined {
  if (process.getuid?.() !== 0 || run('apt-get', ['--version'], 'ignore') !== 0) return undefined;
  console.log('Playwright cannot: installing Debian’s chromium …');
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', 'chromium'], 'inherit', { DEBIAN_FRONTEND: 'noninteractive' });
  return findChromium();
}

function giveUp(): never {
  throw new Error(ADVICE);
}

function run(
  command: string,
  args: readonly string[],
  stdio: 'inherit' | 'ignore' = 'inherit',
  environment: Record<string, string> = {},
): number | null {
  return spawnSync(command, args, { stdio, env: { ...process.env, ...environment } }).status;
}
