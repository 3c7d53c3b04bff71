// The doors in the browser's own surroundings, where no driver of pages reaches.

import type { Frame, Page, Worker } from '@playwright/test';
import type { Reader } from '../../demo/chromium/launch';

/** What the browser tells of a click in its context menu. */
interface Click {
  readonly selectionText?: string;
  readonly mediaType?: 'image';
  readonly srcUrl?: string;
  readonly editable?: boolean;
  readonly frameId?: number;
  readonly frameUrl?: string;
}

/** What a click on the toolbar button does: the browser opens the popup. */
export async function pressToolbarButton(worker: Worker): Promise<void> {
  await worker.evaluate(() => chrome.action.openPopup());
}

/**
 * Clicks “Suggest a correction…” in the context menu of that page's tab. The browser draws the menu outside of every
 * page; so the worker is handed the very event that a click on the item makes.
 *
 * @param hasTab whether the browser names the tab; viewers of its own once did not.
 */
export async function clickMenuItem(worker: Worker, page: Page, click: Click, hasTab = true): Promise<void> {
  await worker.evaluate(
    async ([url, info, named]) => {
      const [tab] = await chrome.tabs.query({ url: url.replace(/#.*$/, '') });
      const { onClicked } = chrome.contextMenus;
      // The browser's own way to call the listeners, which its documentation leaves out.
      const event = onClicked as typeof onClicked & { dispatch(...values: unknown[]): void };
      event.dispatch(
        { menuItemId: 'suggest-correction', editable: false, pageUrl: url, ...info },
        named ? tab : { id: chrome.tabs.TAB_ID_NONE, windowId: chrome.windows.WINDOW_ID_NONE },
      );
    },
    [page.url(), click, hasTab] as const,
  );
}

/** The browser's number for a frame of the page, as the menu gives it. */
export async function frameIdOf(worker: Worker, frame: Frame): Promise<number> {
  const frameId = await worker.evaluate(
    async ([page, wanted]) => {
      const [tab] = await chrome.tabs.query({ url: page });
      const frames = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE, allFrames: true },
        func: () => location.href,
      });
      return frames.find(({ result }) => result === wanted)?.frameId;
    },
    [frame.page().url(), frame.url()] as const,
  );
  if (frameId === undefined) throw new Error(`No script runs in ${frame.url()}.`);
  return frameId;
}

/** What `chrome://extensions` may do beside what other tests do there. */
interface Settings {
  updateExtensionCommand(update: {
    extensionId: string;
    commandName: string;
    keybinding: string;
  }): Promise<void>;
  updateExtensionConfiguration(update: {
    extensionId: string;
    hostAccess: 'ON_CLICK' | 'ON_ALL_SITES';
  }): Promise<void>;
  getExtensionInfo(
    extensionId: string,
  ): Promise<{ commands: readonly { readonly name: string; readonly keybinding: string }[] }>;
}

/** The keys that the extension asks for, by command. */
export function suggestedKeys(reader: Reader): Promise<Record<string, string>> {
  return onSettings(reader, async (id) => {
    const settings = chrome.developerPrivate as unknown as Settings; // that page has more than chrome.d.ts names
    const { commands } = await settings.getExtensionInfo(id);
    return Object.fromEntries(commands.map(({ name, keybinding }) => [name, keybinding]));
  });
}

/** Binds the key of the toolbar button, as the browser does at an install from a store and the reader can at any time. */
export function bindKey(reader: Reader): Promise<void> {
  return onSettings(reader, async (extensionId) => {
    const settings = chrome.developerPrivate as unknown as Settings; // as above
    const command = { commandName: '_execute_action', keybinding: 'Alt+Shift+C' };
    await settings.updateExtensionCommand({ extensionId, ...command });
  });
}

/** Presses it. A key of the browser's reaches it only as one that the page left unused. */
export async function pressBoundKey(reader: Reader, page: Page): Promise<void> {
  const session = await reader.context.newCDPSession(page);
  const key = { key: 'C', code: 'KeyC', windowsVirtualKeyCode: 67, nativeVirtualKeyCode: 67 };
  const altShift = 1 + 8;
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    modifiers: altShift,
    isSystemKey: true,
    ...key,
  });
  await session.detach();
}

/** Withholds all sites from the extension until the reader asks it to act (“On click”). */
export function withholdSites(reader: Reader): Promise<void> {
  return setHostAccess(reader, 'ON_CLICK');
}

/** Lets it onto all sites. */
export function allowSites(reader: Reader): Promise<void> {
  return setHostAccess(reader, 'ON_ALL_SITES');
}

async function setHostAccess(reader: Reader, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await reader.context.newPage();
  try {
    await page.goto('chrome://extensions');
    await page.evaluate(
      async ([extensionId, access]) => {
        const settings = chrome.developerPrivate as unknown as Settings; // as above
        await settings.updateExtensionConfiguration({ extensionId, hostAccess: access });
      },
      [reader.extensionId, hostAccess] as const,
    );
  } finally {
    await page.close();
  }
}

async function onSettings<T>(reader: Reader, act: (extensionId: string) => Promise<T>): Promise<T> {
  const page = await reader.context.newPage();
  try {
    await page.goto('chrome://extensions');
    return await page.evaluate(act, reader.extensionId);
  } finally {
    await page.close();
  }
}
