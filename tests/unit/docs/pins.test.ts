// Whatever CI and the containers fetch is named by its content: a tag can be moved to another commit or image, a hash cannot.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows')).map((file) => `.github/workflows/${file}`);
const SHELL = ['.ci/run', 'Dockerfile', ...WORKFLOWS];
const LOCKS = ['package-lock.json', '.ci/newest-node/package-lock.json'];

const REFERENCE =
  /^\s*(?:-\s+)?(?:uses|container|image|runs-on):\s*["']?([^\s"'#]+)|^\s*FROM\s+(?:--\S+\s+)*(\S+)/gim;
const PINNED = /@(?:[\da-f]{40}|sha256:[\da-f]{64})$/;

/** What `text`, a workflow, a Dockerfile or a compose file, fetches from elsewhere without a hash. */
function unpinnedIn(text: string): string[] {
  const stages = new Set(Array.from(text.matchAll(/^\s*FROM\s.*\sAS\s+(\S+)/gim), ([, name]) => name));
  return Array.from(text.matchAll(REFERENCE), ([, key, from]) => key ?? from ?? '')
    .filter((name) => !name.startsWith('./') && !stages.has(name) && name !== 'scratch')
    .filter((name) => !PINNED.test(name));
}

/** Commands in `text` that may take whatever version of a package is the newest: npx does when its package is not installed. */
function floatingIn(text: string): string[] {
  const commands = text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, ''))
    .flatMap((line) => line.split(/&&|\|\||;|\|/));
  return commands
    .map((command) => command.trim())
    .filter((command) => /\bnpx\b|\bnpm (?:install|i|exec|x|update|add)\b/.test(command));
}

/** Names in backticks in the list of SECURITY.md. */
function listedIn(text: string): string[] {
  const [, list = ''] = text.split('## What is not pinned\n');
  return Array.from(list.matchAll(/^- `([^`]+)`/gm), ([, name = '']) => name);
}

describe('what is fetched from elsewhere', () => {
  const security = read('SECURITY.md');

  test.each([...WORKFLOWS, 'Dockerfile', 'compose.yaml'])('has its hash in %s, or is on the list', (file) => {
    expect(read(file).match(REFERENCE)).not.toBeNull();
    expect(unpinnedIn(read(file)).filter((name) => !listedIn(security).includes(name))).toEqual([]);
  });

  test('is on the list only if it is used', () => {
    const used = [...WORKFLOWS, 'Dockerfile', 'compose.yaml', '.ci/run'].map(read).join('\n');
    expect(listedIn(security).length).toBeGreaterThan(0);
    expect(listedIn(security).filter((name) => !used.includes(name))).toEqual([]);
  });

  test.each(SHELL)('is in %s never the newest version of a package', (file) => {
    expect(floatingIn(read(file))).toEqual([]);
  });

  test.each(LOCKS)('has a hash for each package in %s', (file) => {
    const entry = v.looseObject({ link: v.optional(v.boolean()), integrity: v.optional(v.string()) });
    const { packages } = v.parse(v.object({ packages: v.record(v.string(), entry) }), JSON.parse(read(file)));
    const installed = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
    expect(installed.length).toBeGreaterThan(0);
    expect(
      installed.filter(([, { link, integrity }]) => link !== true && !/^sha512-/.test(integrity ?? '')),
    ).toEqual([]);
  });

  test.each(['package.json', 'relay/package.json', '.ci/newest-node/package.json'])(
    'has an exact version in %s',
    (file) => {
      const versions = v.optional(v.record(v.string(), v.string()), {});
      const { dependencies, devDependencies } = v.parse(
        v.object({ dependencies: versions, devDependencies: versions }),
        JSON.parse(read(file)),
      );
      const all = Object.entries({ ...dependencies, ...devDependencies });
      expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
    },
  );
});

describe('a tag or a floating version', () => {
  const digest = `sha256:${'a1'.repeat(32)}`;
  const commit = 'a1'.repeat(20);

  test.each([
    ['- uses: actions/checkout@v4', 'actions/checkout@v4'],
    ['  uses: "actions/checkout@main"', 'actions/checkout@main'],
    [`  uses: actions/checkout@${commit.slice(0, 12)} # v4.3.1`, `actions/checkout@${commit.slice(0, 12)}`],
    ['    container: node:20', 'node:20'],
    ['    image: postgres', 'postgres'],
    ['    runs-on: ubuntu-latest', 'ubuntu-latest'],
    ['FROM node:26-slim AS build', 'node:26-slim'],
    ['FROM --platform=linux/amd64 node:26-slim', 'node:26-slim'],
    [`    image: caddy:2@${digest.slice(0, -2)}`, `caddy:2@${digest.slice(0, -2)}`],
  ])('is found in “%s”', (line, name) => {
    expect(unpinnedIn(`first: line\n${line}\n`)).toEqual([name]);
  });

  test.each([
    `- uses: actions/checkout@${commit} # v4.3.1`,
    '- uses: ./.github/actions/own',
    `    container: node:20@${digest}`,
    '    build: .',
    `FROM node:26@${digest} AS build\nFROM build`,
  ])('is not found in “%s”', (line) => {
    expect(unpinnedIn(`first: line\n${line}\n`)).toEqual([]);
  });

  test.each([
    'npx tsx x.ts',
    'npx --yes --package=node@26 -- node',
    'true && npm install',
    'npm exec cowsay',
  ])('is found in the command “%s”', (command) => {
    expect(floatingIn(`- run: ${command}`)).toHaveLength(1);
  });

  test.each(['node --import tsx x.ts', 'npm ci', 'npm run zip', '# npm install would do'])(
    'is not found in the command “%s”',
    (command) => {
      expect(floatingIn(`true\n${command}`)).toEqual([]);
    },
  );
});
