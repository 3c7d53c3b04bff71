// A reader of one language with a browser, a newspaper, a newsroom and its mailbox, with ways to reach each state.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { type Capture, CaptureSchema } from '../../lib/page/capture';
import { EXTENSION, launchReader, type Reader } from '../chromium/launch';
import { raiseStage, type Stage } from '../stage';
import { type Language, PAPERS, type Paper } from './papers';
import { emptyStores } from './stores';

export interface Desk {
  readonly paper: Paper;
  readonly reader: Reader;
  readonly stage: Stage;
  /** The reader's tab. */
  readonly tab: Page;
  /** Opens the story, or another page. */
  read(path?: string): Promise<void>;
  /** Opens the story on a site that names no recipient. */
  readUnnamed(): Promise<void>;
  /** Highlights the words, or the whole element, and presses Ctrl+Enter; returns the form. */
  correct(words: string | { readonly all: string }): Promise<Page>;
  /** Returns the popup that a click on the toolbar button opens. */
  openPopup(): Promise<Page>;
  /** Returns the form for the story's picture, opened from the context menu. */
  clickPicture(): Promise<Page>;
  closePopup(popup: Page): Promise<void>;
  /** Opens a page of the extension in a tab; by default as wide as the popup. */
  openInTab(path: string, room?: { width: number; height: number }): Promise<Page>;
  /** Returns what the extension reads from the page with those words highlighted. */
  capture(words: string): Promise<Capture>;
  /** Resets everything: nothing open, nothing stored. */
  clear(): Promise<void>;
  leave(): Promise<void>;
}

/** No server answers at its front page, so no recipient is named there either. */
const UNNAMED = 'http://unnamed.localhost/story';

/** How the reader's browser shows pages: see `launchReader`. */
interface Display {
  readonly scale?: number;
  readonly zoom?: number;
}

export async function openDesk(language: Language, display: Display): Promise<Desk> {
  const paper = PAPERS[language];
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-screenshots-'));
  const stage = await raiseStage({
    hosts: { newspaper: paper.host, relay: `corrections.${paper.host}` },
    databaseFile: join(folder, 'relay.sqlite'),
    site: { language, cms: `https://cms.${paper.host}/edit?url={url}` },
    ...(paper.folder !== undefined && { paper: paper.folder }),
  });
  const reader = await launchReader({
    profile: join(folder, 'profile'),
    headless: true,
    ...display,
    args: [`--lang=${language}`, `--host-resolver-rules=${stage.hostRules}`],
    env: { LANGUAGE: language },
  });
  const captureScript = await readFile(join(EXTENSION, 'capture.js'), 'utf8');
  const tab = reader.context.pages()[0] ?? (await reader.context.newPage());
  const size = tab.viewportSize();
  const popups = new Set<Page>();

  const opened = async () => {
    const popup = await reader.popup();
    popups.add(popup);
    await popup.locator('.panel > :not(.quiet)').first().waitFor(); // the popup has read the page
    return popup;
  };
  const closePopup = async (popup: Page) => {
    popups.delete(popup);
    await popup.close();
    while (await reader.isPopupOpen()) await tab.waitForTimeout(20);
  };

  const read = async (path = paper.story) => {
    await tab.goto(path.includes(':') ? path : stage.newspaper + path);
    await tab.bringToFront();
  };

  return {
    paper,
    reader,
    stage,
    tab,
    read,
    async readUnnamed() {
      await read();
      await tab.evaluate(() => document.querySelector('link[rel$="#inbox"]')?.remove());
      const body = await tab.content();
      await tab.route(UNNAMED, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
      await read(UNNAMED);
    },
    async correct(words) {
      await highlight(tab, words);
      await tab.keyboard.press('Control+Enter');
      return opened();
    },
    async openPopup() {
      await tab.bringToFront();
      await reader.worker.evaluate(() => chrome.action.openPopup());
      return opened();
    },
    async clickPicture() {
      const image = tab.locator('main img').first();
      const srcUrl = await image.evaluate((element: HTMLImageElement) => element.src);
      await reader.worker.evaluate(
        async ([url, clicked]) => {
          const [open] = await chrome.tabs.query({ url });
          // The browser draws the menu outside of every page, so the worker gets the event that a click makes.
          const event = chrome.contextMenus.onClicked as unknown as { dispatch(...values: unknown[]): void };
          const click = { editable: false, mediaType: 'image', srcUrl: clicked, pageUrl: url, frameId: 0 };
          event.dispatch({ menuItemId: 'suggest-correction', ...click }, open);
        },
        [tab.url(), srcUrl] as const,
      );
      return opened();
    },
    closePopup,
    async openInTab(path, room = { width: 420, height: 800 }) {
      const page = await reader.context.newPage();
      popups.add(page);
      await page.setViewportSize(room);
      await page.goto(`chrome-extension://${reader.extensionId}/${path}`);
      return page;
    },
    async capture(words) {
      await highlight(tab, words);
      return v.parse(CaptureSchema, await tab.evaluate(captureScript));
    },
    async clear() {
      for (const popup of popups) await closePopup(popup);
      // The window has become as narrow as the last tab and limits the popup. Setting the same size again would change nothing.
      if (size !== null) await tab.setViewportSize({ ...size, height: size.height + 1 });
      if (size !== null) await tab.setViewportSize(size);
      await emptyStores(reader.worker);
    },
    async leave() {
      await reader.close();
      await stage.stop();
      await rm(folder, { recursive: true, maxRetries: 5 });
    },
  };
}

/** Highlights the first occurrence of the words in the story, or everything in the element. */
async function highlight(tab: Page, words: string | { readonly all: string }): Promise<void> {
  if (typeof words !== 'string') {
    await tab.locator(words.all).evaluate((element) => getSelection()?.selectAllChildren(element));
    return;
  }
  await tab.locator('main').evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      return;
    }
    throw new Error(`“${wanted}” does not stand there.`);
  }, words);
}
