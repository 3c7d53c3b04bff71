// What the documents name exists: files, commands and the places that links lead to.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../../package.json';

const ROOT = join(import.meta.dirname, '../../..');
const FILES = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const DOCUMENTS = FILES.filter((file) => file.endsWith('.md'));

/** Whether a file or folder of the repository has that path, or ends with it. */
function isThere(path: string): boolean {
  const bare = path.replace(/\/$/, '').replace('XX', 'en'); // XX stands for any language
  return FILES.some((file) => `/${file}/`.includes(`/${bare}/`)) || isBuilt(bare);
}

/** Scripts of the extension go by the name of what they are built from. */
function isBuilt(path: string): boolean {
  return FILES.includes(`entrypoints/${path.replace(/\.js$/, '.ts')}`) || path.startsWith('.output/');
}

const namedFiles = (text: string) =>
  Array.from(text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|tsx|js))`/g), ([, path = '']) => path);
const namedFolders = (text: string) =>
  Array.from(
    text.matchAll(
      /`((?:lib|relay|components|entrypoints|testing|tests|bench|demo|build|deploy)\/[\w./-]*)`/g,
    ),
    ([, path = '']) => path,
  );
const namedCommands = (text: string) =>
  Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, command = '']) => command);
const linkedPlaces = (text: string) =>
  Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, place = '']) => place).filter(
    (place) => !/^[a-z]+:/.test(place),
  );

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');

  test('names files and folders that exist', () => {
    expect([...namedFiles(text), ...namedFolders(text)].filter((path) => !isThere(path))).toEqual([]);
  });

  test('names commands that exist', () => {
    expect(namedCommands(text).filter((command) => !(command in packageJson.scripts))).toEqual([]);
  });

  test('links to places that exist', () => {
    const broken = linkedPlaces(text).filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? join(ROOT, document) : join(ROOT, dirname(document), path);
      if (!existsSync(file)) return true;
      if (anchor === undefined || !file.endsWith('.md')) return false;
      const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
      return !Array.from(headings, ([, heading = '']) => anchorOf(heading)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
