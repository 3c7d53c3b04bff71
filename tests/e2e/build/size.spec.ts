// The size of the files that the popup loads before it can show the form, because the reader waits for them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { EXTENSION } from '../../../demo/chromium/launch';

/** Maximum size of script and style together in bytes, each file gzipped. */
const BUDGET = 25_000;

test('the popup’s first script and style are within their budget', () => {
  const sizes = firstFiles('/popup.html').map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length,
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`The popup's first script and style: ${total} of ${BUDGET} bytes, gzipped`);
  expect(sizes.map(({ file }) => file)).toContainEqual(expect.stringMatching(/\.css$/));
  expect(total, JSON.stringify(sizes, undefined, 2)).toBeLessThanOrEqual(BUDGET);
});

/** Returns the scripts and styles that a page loads at once: those it names and their static imports. */
function firstFiles(page: string): string[] {
  const named = readFileSync(join(EXTENSION, page), 'utf8').matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g);
  const files = new Set(Array.from(named, ([, path = '']) => path));
  // The loop also visits files that are added while it runs.
  for (const file of files) {
    for (const imported of importsOf(file)) files.add(imported);
  }
  return Array.from(files);
}

function importsOf(file: string): string[] {
  if (!file.endsWith('.js')) return [];
  const script = readFileSync(join(EXTENSION, file), 'utf8');
  const imports = script.matchAll(/\bimport(?:[\w$\s*,{}]*from)?\s*["'](\.[^"']+)["']/g);
  return Array.from(imports, ([, path = '']) => new URL(path, `file://${file}`).pathname);
}
