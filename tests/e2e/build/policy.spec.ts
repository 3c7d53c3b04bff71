// The security policy of the extension's pages in Chromium. packages.spec.ts checks its text in the manifest.

import { expect, test } from '../fixtures/test';

/** Ways to turn text into elements or code. Each runs in a page of the extension and must throw. */
const SINKS = {
  innerHTML: () => {
    document.createElement('div').innerHTML = '<b>x</b>';
  },
  outerHTML: () => {
    const parent = document.createElement('div');
    parent.append(document.createElement('p'));
    if (parent.firstElementChild !== null) parent.firstElementChild.outerHTML = '<b>x</b>';
  },
  insertAdjacentHTML: () => document.createElement('div').insertAdjacentHTML('beforeend', '<b>x</b>'),
  'document.write': () => document.write('<b>x</b>'),
  'DOMParser.parseFromString': () => void new DOMParser().parseFromString('<b>x</b>', 'text/html'),
  'Range.createContextualFragment': () => void document.createRange().createContextualFragment('<b>x</b>'),
  'an iframe’s srcdoc': () => {
    document.createElement('iframe').srcdoc = '<b>x</b>';
  },
  'a script’s text': () => {
    document.createElement('script').text = '1';
  },
  'a script’s src': () => {
    document.createElement('script').src = '/options.js';
  },
  'a worker’s address': () => void new Worker('/worker.js'),
  'a Trusted Types policy': () => {
    const factory: unknown = Reflect.get(window, 'trustedTypes');
    if (typeof factory !== 'object' || factory === null) return;
    const create: unknown = Reflect.get(factory, 'createPolicy');
    if (typeof create === 'function') Reflect.apply(create, factory, ['page', { createHTML: String }]);
  },
  'the worker’s Trusted Types policy': () => {
    const factory: unknown = Reflect.get(window, 'trustedTypes');
    if (typeof factory !== 'object' || factory === null) return;
    const create: unknown = Reflect.get(factory, 'createPolicy');
    if (typeof create === 'function')
      Reflect.apply(create, factory, ['background-work', { createHTML: String }]);
  },
} as const;

test('in a page of the extension, no text can become elements or code, and no policy can allow it', async ({
  reader,
}) => {
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  for (const [name, sink] of Object.entries(SINKS)) {
    const error = await options.evaluate(sink).then(
      () => 'nothing was thrown',
      (thrown: Error) => thrown.message,
    );
    expect(error, name).toMatch(/requires 'Trusted|createPolicy.*disallowed|Policy .* disallowed/);
  }
  // Text that stays text is allowed.
  expect(
    await options.evaluate(() => Object.assign(document.body, { textContent: '<b>x</b>' }).innerHTML),
  ).toBe('&lt;b&gt;x&lt;/b&gt;');
});
