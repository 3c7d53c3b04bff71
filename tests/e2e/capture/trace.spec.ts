// A page cannot detect the extension, and a page that nobody corrects gets only one small listener.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION } from '../../../demo/chromium/launch';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

test('the script on every page is at most 1 kB', () => {
  expect(statSync(join(EXTENSION, 'shortcut.js')).size).toBeLessThanOrEqual(1_000);
});

test('the script on every page does nothing that a page could detect: no event, message, element or request', () => {
  const script = readFileSync(join(EXTENSION, 'shortcut.js'), 'utf8');
  expect(script).not.toMatch(
    /dispatchEvent|postMessage|Event\(|createElement|append|setAttribute|fetch|import|storage/i,
  );
});

/** A page that records every trace of other scripts in it. */
const SPY = `<!doctype html><html><head><link rel="icon" href="data:,"><script>
  var seen = { messages: [], events: [], mutations: [], errors: [] };
  addEventListener('message', (event) => seen.messages.push(event.data));
  addEventListener('error', (event) => seen.errors.push(event.message));
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    seen.events.push(event.type);
    return dispatchEvent.call(this, event);
  };
  addEventListener('load', () => {
    new MutationObserver((records) => seen.mutations.push(...records.map(({ type }) => type))).observe(document, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
</script><title>A spy</title></head><body><p id="text">The brown fox jumpd.</p></body></html>`;

test('before Ctrl+Enter, the extension adds no global, attribute, event, message or resource to the page', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/spy', SPY));
  await page.locator('#text').click();
  await page.keyboard.press('Tab');
  expect(await listeningFrames(reader.worker, page)).toEqual({ '/spy': true }); // the listener is there

  const found = await page.evaluate((html) => {
    const { seen } = globalThis as unknown as { seen: object };
    const noted = structuredClone(seen);
    const resources = performance.getEntriesByType('resource').map(({ name }) => name);
    const isAsServed =
      document.documentElement.outerHTML ===
      new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML;
    const frame = document.createElement('iframe'); // a window that no script has changed
    document.body.append(frame);
    const untouched = Object.getOwnPropertyNames(frame.contentWindow ?? {});
    return {
      noted,
      globals: Object.getOwnPropertyNames(window).filter((name) => !untouched.includes(name)),
      resources,
      extensionApi: (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime,
      isAsServed,
    };
  }, SPY);
  expect(found).toEqual({
    noted: { messages: [], events: [], mutations: [], errors: [] },
    globals: ['0', 'seen'], // the frame, and the variable of the spy
    resources: [],
    extensionApi: undefined,
    isAsServed: true,
  });
});

test('a page cannot load files of the extension', async ({ site, reader, page }) => {
  await page.goto(site.page('/spy', SPY));
  for (const file of ['shortcut.js', 'capture.js', 'popup.html', 'icons/16.png', 'manifest.json']) {
    const loaded = await page.evaluate(
      (address) =>
        fetch(address).then(
          () => true,
          () => false,
        ),
      `chrome-extension://${reader.extensionId}/${file}`,
    );
    expect(loaded, file).toBe(false);
  }
});
