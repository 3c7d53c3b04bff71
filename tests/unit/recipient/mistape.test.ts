// @vitest-environment happy-dom
// Recognizes Mistape on a page by what WordPress writes there, and only if it sends to the page's own site.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { MistapeSchema } from '../../../lib/correction/recipient';
import { isSameSite } from '../../../lib/page/site';
import type { Candidate } from '../../../lib/recipient/candidate';
import { mistapeParts } from '../../../lib/recipient/mistape-parts';
import { mistapeCandidates } from '../../../lib/recipient/sources/mistape';

const PAGE = 'https://paper.example/2026/11/fox/';
const ENDPOINT = 'https://paper.example/wp-admin/admin-ajax.php';
const ESCAPED = ENDPOINT.replaceAll('/', '\\/');
const DIALOG = `<div id="mistape_dialog" data-mode="comment" data-dry-run="0">
  <a class="mistape_action" data-action="send" data-id="1204" role="button">Send</a></div>`;
const settings = (address: string) => `<script>var decoMistape = {"ajaxurl":"${address}"};</script>`;

function candidatesOn(html: string, page = PAGE): Candidate[] {
  document.body.innerHTML = html;
  return mistapeCandidates(mistapeParts(document), page);
}

const FOUND = { type: 'mistape', endpoint: ENDPOINT, post: '1204', provenance: 'site-tool' };

describe('a page has the plugin', () => {
  test('if it has the dialog and the address that WordPress writes, with its slashes escaped', () => {
    expect(candidatesOn(DIALOG + settings(ESCAPED))).toEqual([FOUND]);
  });

  test.each([
    [
      'minified, among other settings',
      `<script>var a={};var decoMistape={"x":"1","ajaxurl":"${ESCAPED}"};f()</script>`,
    ],
    [
      'after other scripts',
      `<script>var b = {"ajaxurl":"https://other.example/"};</script>${settings(ESCAPED)}`,
    ],
    [
      'with a type that delays the script',
      `<script type="delayed">var decoMistape = {"ajaxurl":"${ESCAPED}"}</script>`,
    ],
  ])('if the address is %s', (_, script) => {
    expect(candidatesOn(DIALOG + script)).toEqual([FOUND]);
  });

  test('whose site is in a folder, on another host of the site, or adds its language', () => {
    const at = (address: string) => candidatesOn(DIALOG + settings(address))[0];
    expect(at('https://paper.example/en/wp-admin/admin-ajax.php')).toBeDefined();
    expect(at('https://www.paper.example/wp-admin/admin-ajax.php?lang=uk')).toMatchObject({
      endpoint: 'https://www.paper.example/wp-admin/admin-ajax.php?lang=uk',
    });
    expect(at('/wp-admin/admin-ajax.php')).toEqual(FOUND);
  });

  test('that sends without asking: then the number of the post is unknown', () => {
    const dialog = '<div id="mistape_dialog" data-mode="notify" data-dry-run="0"></div>';
    const { post: _, ...rest } = FOUND;
    expect(candidatesOn(dialog + settings(ESCAPED))).toEqual([rest]);
  });

  test.each(['', '12a', '-1', '1'.repeat(21), '<b>'])('whose post has no number if it says “%s”', (id) => {
    const [found] = candidatesOn(DIALOG.replace('1204', id) + settings(ESCAPED));
    expect(found).toMatchObject({ type: 'mistape', endpoint: ENDPOINT });
    expect(found).not.toHaveProperty('post');
  });

  test('on a site without https', () => {
    const address = 'http://paper.example/wp-admin/admin-ajax.php';
    expect(candidatesOn(DIALOG + settings(address), 'http://paper.example/fox')).toHaveLength(1);
    expect(candidatesOn(DIALOG + settings(ENDPOINT), 'http://paper.example/fox')).toHaveLength(1);
  });
});

describe('a page has no such recipient', () => {
  test.each([
    ['without the dialog', settings(ESCAPED)],
    ['without the address', DIALOG],
    ['if the dialog is only a preview', DIALOG.replace('dry-run="0"', 'dry-run="1"') + settings(ESCAPED)],
    ['if the address is in the text', `${DIALOG}<p>var decoMistape = {"ajaxurl":"${ESCAPED}"};</p>`],
    [
      'if the script is of an earlier version',
      `${DIALOG}<script>var mistapeArgs = {"ajaxurl":"${ESCAPED}","nonce":"a1"};</script>`,
    ],
    ['if the settings do not end', `${DIALOG}<script>var decoMistape = {"ajaxurl":"${ESCAPED}"</script>`],
    ['if the settings are not JSON', `${DIALOG}<script>var decoMistape = {ajaxurl:'${ENDPOINT}'};</script>`],
    [
      'if the settings are too long',
      `${DIALOG}<script>var decoMistape = {"a":"${'a'.repeat(5_000)}","ajaxurl":"${ESCAPED}"};</script>`,
    ],
  ])('%s', (_, html) => {
    expect(candidatesOn(html)).toEqual([]);
  });

  test.each([
    'https://evil.example/wp-admin/admin-ajax.php',
    '//evil.example/wp-admin/admin-ajax.php',
    'https://paper.example.evil.example/wp-admin/admin-ajax.php',
    'https://paper.example@evil.example/wp-admin/admin-ajax.php',
    'https://user:word@paper.example/wp-admin/admin-ajax.php',
    'http://paper.example/wp-admin/admin-ajax.php',
    'javascript:alert(1)//wp-admin/admin-ajax.php',
    'data:text/plain,/wp-admin/admin-ajax.php',
    'https://paper.example/elsewhere',
    'https://paper.example/?x=/wp-admin/admin-ajax.php',
    'https://127.0.0.1/wp-admin/admin-ajax.php',
    '',
  ])('if the plugin is said to send to “%s”', (address) => {
    expect(candidatesOn(DIALOG + settings(address))).toEqual([]);
  });

  test('if a first assignment names another host and a second one its own', () => {
    const html = DIALOG + settings('https://evil.example/wp-admin/admin-ajax.php') + settings(ESCAPED);
    expect(candidatesOn(html)).toEqual([]);
  });
});

test('whatever the settings are, nothing throws, and what is found is on the page’s site', () => {
  const address = fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom(ENDPOINT, '/wp-admin/admin-ajax.php'));
  const written = fc.oneof(
    fc.string(),
    fc.json(),
    address.map((ajaxurl) => JSON.stringify({ ajaxurl })),
  );
  const some = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(written, some, some, (text, dryRun, post) => {
      for (const found of mistapeCandidates({ dryRun, post, settings: text }, PAGE)) {
        const { endpoint } = v.parse(MistapeSchema, found);
        expect(isSameSite(endpoint, PAGE)).toBe(true);
        expect(endpoint).toMatch(/^https:/);
      }
    }),
  );
});
