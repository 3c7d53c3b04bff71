// The built packages: their size, and what the reviewers of the stores check.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import { BUDGET, filesIn, pack } from '../../../build/pack';

const OUTPUT = join(import.meta.dirname, '../../../.output');
const ManifestSchema = v.looseObject({
  version: v.string(),
  permissions: v.array(v.string()),
  optional_permissions: v.array(v.string()),
  host_permissions: v.array(v.string()),
  incognito: v.string(),
  content_security_policy: v.object({ extension_pages: v.string() }),
});

for (const browser of ['chrome', 'firefox'] as const) {
  test.describe(`the package for ${browser}`, () => {
    const folder = join(OUTPUT, `${browser}-mv3`);
    const files = filesIn(folder);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const manifest = v.parse(ManifestSchema, JSON.parse(read('manifest.json')));

    test('is within its budget', () => {
      const { length } = pack(folder, files);
      console.log(`The package for ${browser}: ${length} of ${BUDGET[browser]} bytes`);
      expect(length).toBeLessThanOrEqual(BUDGET[browser]);
    });

    test('requests exactly the permissions that docs/permissions.md explains', () => {
      const explained = readFileSync(join(import.meta.dirname, '../../../docs/permissions.md'), 'utf8');
      const asked = [...manifest.permissions, ...manifest.host_permissions];
      expect(asked.sort()).toEqual([
        'activeTab',
        'alarms',
        'contextMenus',
        'declarativeNetRequestWithHostAccess',
        'http://*/*',
        'https://*/*',
        'scripting',
        'storage',
        'unlimitedStorage',
      ]);
      expect(manifest.optional_permissions).toEqual(['notifications']);
      for (const permission of [...asked, ...manifest.optional_permissions])
        expect(explained).toContain(`\`${permission}\``);
    });

    test('does not run in private windows', () => {
      expect(manifest.incognito).toBe('not_allowed');
    });

    test('gives pages no access to its files, and accepts no messages from others', () => {
      for (const key of ['web_accessible_resources', 'externally_connectable', 'content_scripts', 'sandbox'])
        expect(manifest).not.toHaveProperty(key);
    });

    test('lets its pages load only its own files', () => {
      const policy = manifest.content_security_policy.extension_pages;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types background-work$/);
      expect(policy).not.toMatch(/unsafe|data:|blob:|\*/);
    });

    test('runs only code that it contains, and makes no code from text', () => {
      for (const file of files.filter((name) => name.endsWith('.js'))) {
        const code = read(file);
        expect(code, file).not.toMatch(/\bimport\(\s*["'`]?https?:|\beval\(|\bnew Function\(/);
        expect(code, file).not.toMatch(
          /\.innerHTML\s*=[^=]|\.outerHTML\s*=[^=]|insertAdjacentHTML|document\.write\(/,
        );
        // The first script imports the second one.
        expect(code.match(/\bimportScripts\(|\.createPolicy\(/g) ?? [], file).toHaveLength(
          file === 'background.js' ? 2 : 0,
        );
      }
      expect(read('background.js')).toMatch(/createScriptURL:\s*\(\)\s*=>\s*[`"']\/background-work\.js\?/);
      for (const file of files.filter((name) => name.endsWith('.html')))
        for (const [, address = ''] of read(file).matchAll(/(?:src|href)="([^"]+)"/g))
          expect(address, file).toMatch(/^\/(?!\/)/);
    });

    test('has the public suffix list once, in the background’s second script', () => {
      const withList = files.filter((name) => name.endsWith('.js') && read(name).includes('kawasaki'));
      expect(withList).toEqual(['background-work.js']);
    });

    test('starts its background with at most 60 kB of script', () => {
      expect(read('background.js').length).toBeLessThanOrEqual(60_000);
    });

    test('contains no source maps, tests or hidden files', () => {
      expect(files.filter((file) => /\.map$|\.tsx?$|(^|\/)\.|test/.test(file))).toEqual([]);
    });
  });
}
