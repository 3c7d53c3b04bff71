// The extension's worker, as browsers treat it.

import type { Page, Worker } from '@playwright/test';
import type { Reader } from '../../demo/chromium/launch';

/** Stops the worker, as the browser does when it is idle; under a debugger it never is by itself. */
export async function stopWorker(reader: Reader): Promise<void> {
  const [page] = reader.context.pages();
  if (page === undefined) throw new Error('no page to reach the browser by');
  const session = await reader.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Has the browser load the extension anew, as an update does; gives back the new worker. */
export async function updateExtension(reader: Reader): Promise<Worker> {
  const settings = await reader.context.newPage();
  await settings.goto('chrome://extensions');
  // Without it the browser disables an unpacked extension instead of loading it again.
  await settings.evaluate(() =>
    chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
  );
  const updated = reader.context.waitForEvent('serviceworker');
  await settings.evaluate((id) => chrome.developerPrivate.reload(id), reader.extensionId);
  const worker = await updated;
  await settings.close();
  return worker;
}

/** Whether the shortcut's script listens in each frame of the page's tab, by the frames' paths. */
export function listeningFrames(worker: Worker, page: Page): Promise<Record<string, boolean>> {
  return worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const results = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE, allFrames: true },
      func: () => [
        location.pathname,
        (globalThis as { corrigendaListens?: true }).corrigendaListens === true,
      ],
    });
    return Object.fromEntries(results.map(({ result }) => result as [string, boolean])); // what func returns
  }, page.url());
}
