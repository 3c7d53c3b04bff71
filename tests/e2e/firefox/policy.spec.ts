// The security policy of the extension's own pages, as Firefox enforces it: since version 148 with Trusted Types.

import { EXTENSION_ORIGIN } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';

const SINKS = [
  "document.createElement('div').innerHTML = '<b>x</b>'",
  "document.createElement('div').insertAdjacentHTML('beforeend', '<b>x</b>')",
  "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
  "document.createRange().createContextualFragment('<b>x</b>')",
  "document.createElement('iframe').srcdoc = '<b>x</b>'",
  "document.createElement('script').text = '1'",
  "document.createElement('script').src = '/options.js'",
  "window.eval('1')",
  "trustedTypes.createPolicy('page', { createHTML: String })",
];

test('no text becomes elements or code in a page of ours, and no policy can allow it', async ({
  firefox,
}) => {
  await firefox.open(`${EXTENSION_ORIGIN}/options.html`);
  for (const sink of SINKS) {
    const outcome = await firefox.inPage(
      `try { ${sink}; return 'nothing was thrown'; } catch (error) { return String(error); }`,
    );
    expect(outcome, sink).toMatch(/blocked by CSP|Content-Security-Policy blocked/);
  }
});
