// The security policy of the extension's pages in Firefox, which has enforced Trusted Types since version 148.

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

test('in a page of the extension, no text can become elements or code, and no policy can allow it', async ({
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
