// What the stores show of the extension, in each of its languages.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../lib/i18n/i18n';

const ROOT = join(import.meta.dirname, '../../..');
const STORE = join(ROOT, 'docs/store');
/** Of the Chrome Web Store; addons.mozilla.org takes 250. */
const MAX_SUMMARY = 132;
const MAX_DESCRIPTION = 16_000;

test('each language has a description, and no other', () => {
  expect(readdirSync(join(STORE, 'descriptions')).sort()).toEqual(
    LANGUAGES.map((tag) => `${tag}.txt`).sort(),
  );
});

describe.each(LANGUAGES)('in %s', (language) => {
  const messages = JSON.parse(readFileSync(join(ROOT, `public/_locales/${language}/messages.json`), 'utf8'));
  const description = readFileSync(join(STORE, `descriptions/${language}.txt`), 'utf8');

  test('the summary is as short as the stores want it', () => {
    expect(Array.from(messages.extensionDescription.message).length).toBeLessThanOrEqual(MAX_SUMMARY);
  });

  test('the description is plain text, within the limit, and names the key', () => {
    expect(description.length).toBeLessThan(MAX_DESCRIPTION);
    expect(description).not.toMatch(/[<>[\]`*#]/);
    expect(description).toContain(messages.shortcut.message);
  });
});

/** The size of a PNG, from its header. */
function sizeOf(file: string): [width: number, height: number] {
  const header = readFileSync(join(STORE, 'pictures', file)).subarray(0, 24);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

test('the pictures have the sizes that the stores take', () => {
  const pictures = readdirSync(join(STORE, 'pictures'));
  expect(pictures).toContain('tile.png');
  for (const picture of pictures)
    expect(sizeOf(picture), picture).toEqual(picture === 'tile.png' ? [440, 280] : [1280, 800]);
});
