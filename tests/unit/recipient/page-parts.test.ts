// @vitest-environment happy-dom
// What is read of a page for its contacts stays small, however large a hostile page is.

import { describe, expect, test } from 'vitest';
import { jsonLdScripts } from '../../../lib/page/json-ld';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';
import { mistapeParts } from '../../../lib/recipient/mistape-parts';
import { boundedBase, relOf } from '../../../lib/recipient/page-links';

const PAGE = 'https://paper.example/2026/fox';
const lengthsOf = (scripts: readonly string[]) => scripts.map(({ length }) => length);

describe('the JSON-LD of a page is sent', () => {
  function scriptsOf(...lengths: readonly number[]): number[] {
    const scripts = lengths.map(
      (length) => `<script type="application/ld+json">${'x'.repeat(length)}</script>`,
    );
    document.body.innerHTML = scripts.join('');
    return lengthsOf(jsonLdScripts(document));
  }

  test('as it is written', () => {
    document.body.innerHTML =
      '<script type="application/ld+json"> {"@id": "#us"} </script><script>1</script>';
    expect(jsonLdScripts(document)).toEqual([' {"@id": "#us"} ']);
  });

  test('without a script that is longer than those that are read', () => {
    expect(scriptsOf(3, 500_001, 500_000)).toEqual([3, 500_000]);
  });

  test('without a script that would make all of them too long together', () => {
    expect(scriptsOf(400_000, 400_000, 400_000, 200_000)).toEqual([400_000, 400_000, 200_000]);
  });

  test('up to a number of scripts', () => {
    expect(scriptsOf(...Array.from({ length: 150 }, () => 1))).toHaveLength(100);
  });
});

test('a long attribute of a Mistape dialog is sent only in part', () => {
  const long = '1'.repeat(100_000);
  document.body.innerHTML = `<div id="mistape_dialog" data-dry-run="${long}"><a data-action="send" data-id="${long}"></a></div>
    <script>decoMistape = {"ajaxurl":"/wp-admin/admin-ajax.php"}</script>`;
  const parts = mistapeParts(document);
  expect(lengthsOf([parts?.dryRun ?? '', parts?.post ?? ''])).toEqual([100, 100]);
});

test('of a link’s relations, the first ones are read', () => {
  expect(relOf(() => `author ${'x '.repeat(100_000)}`).length).toBeLessThanOrEqual(200);
  expect(relOf((name) => (name === 'rel' ? 'nofollow author' : null))).toBe('nofollow author');
});

describe('relative links are resolved against', () => {
  const contactsWith = (base: string) =>
    contactsInHtml(`<base href="${base}"><a href="contact">Contact</a>`, PAGE).pages.map(
      ({ address }) => address,
    );

  test('the base of the page', () => {
    expect(contactsWith('/help/')).toEqual(['https://paper.example/help/contact']);
  });

  test('its address, if the base is longer than any address that is used', () => {
    expect(contactsWith(`/${'x'.repeat(100_000)}/`)).toEqual(['https://paper.example/2026/contact']);
    expect(boundedBase(`https://paper.example/?${'x'.repeat(2_048)}`, PAGE)).toBe(PAGE);
  });
});
