// Starts a Chromium with the extension, for the demo and the end-to-end tests.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import * as v from 'valibot';
import { ensureChromium } from './find';

export const EXTENSION = join(import.meta.dirname, '../../.output/chrome-mv3');

export interface Reader {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The extension's worker as it first started; the browser may have stopped it since. */
  readonly worker: Worker;
  /** The action popup that is open or opens within the timeout: a page that can be typed into and screenshotted. */
  popup(timeoutMs?: number): Promise<Page>;
  isPopupOpen(): Promise<boolean>;
  close(): Promise<void>;
}

interface Options {
  /** The profile's folder. Opening it again restores its contents. */
  readonly profile: string;
  readonly headless: boolean;
  readonly extension?: string;
  /** Device pixels to a CSS pixel, in pages and popup alike; headless alone. */
  readonly scale?: number;
  /** How large the reader has set pages, and with them the popup: 2 for 200 %. At a profile's first start. */
  readonly zoom?: number;
  readonly args?: readonly string[];
  /** Leave the page open that a new reader is welcomed with. */
  readonly welcome?: boolean;
  /** The folder for what is downloaded; by default one of Playwright's. */
  readonly downloadsPath?: string;
  /** Beside the environment that is there. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the browser and waits until the extension's worker is there. */
export async function launchReader({
  profile,
  extension = EXTENSION,
  zoom,
  args = [],
  welcome = false,
  ...how
}: Options): Promise<Reader> {
  // It welcomes the reader when it is installed: at a profile's first start.
  const welcomes = existsSync(join(extension, 'welcome.html')) && !existsSync(join(profile, 'Default'));
  if (zoom !== undefined) await setZoom(profile, zoom);
  const loading = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const context = await launchChromium({ ...how, profile, args: [...loading, ...args] });
  if (welcomes && !welcome) await closeWelcome(context);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const reader = readerIn(context, profile, worker);
  return {
    ...reader,
    close: async () => {
      await reader.close();
      await context.close();
    },
  };
}

/** Starts a Chromium without the extension. */
export function launchChromium({
  profile,
  headless,
  scale,
  args = [],
  downloadsPath,
  env = {},
}: Pick<
  Options,
  'profile' | 'headless' | 'scale' | 'args' | 'downloadsPath' | 'env'
>): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    headless,
    env: { ...process.env, ...env },
    // Whoever started it closes it, and tidies up behind it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    viewport: headless ? { width: 1100, height: 800 } : null,
    ...(scale !== undefined && { deviceScaleFactor: scale }),
    ...(downloadsPath !== undefined && { downloadsPath }),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--remote-debugging-port=0',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu'] : []),
      // The popup takes it from the screen, which must have room for all of it.
      ...(scale === undefined ? [] : [`--force-device-scale-factor=${scale}`, '--screen-info={2400x2400}']),
      ...args,
    ],
  });
}

/** The reader of a browser in which the extension's worker runs. `close` leaves the browser open. */
export function readerIn(context: BrowserContext, profile: string, worker: Worker): Reader {
  const extensionId = new URL(worker.url()).host;
  const connections: Browser[] = [];
  return {
    context,
    extensionId,
    worker,
    popup: async (timeoutMs = 15_000) => {
      const { browser, page } = await connectToPopup(profile, extensionId, timeoutMs);
      connections.push(browser);
      return page;
    },
    isPopupOpen: async () => (await findPopup(await endpointOf(profile), extensionId)) !== undefined,
    close: async () => {
      await Promise.all(connections.map((browser) => browser.close()));
    },
  };
}

/** As the browser's settings do (“Page zoom”). */
async function setZoom(profile: string, zoom: number): Promise<void> {
  const level = Math.log(zoom) / Math.log(1.2); // Chromium counts in steps of a fifth
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({ partition: { default_zoom_level: { x: level } } }),
  );
}

/** Waits for the page that the extension opens once it is installed, and closes it: the reader has read it. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  const page =
    context.pages().find(isWelcome) ?? (await context.waitForEvent('page', { predicate: isWelcome }));
  await page.close();
}

/** Playwright does not list the action popup; a second client that connects once it is open does. */
async function connectToPopup(
  profile: string,
  extensionId: string,
  timeoutMs: number,
): Promise<{ browser: Browser; page: Page }> {
  const endpoint = await endpointOf(profile);
  const deadline = Date.now() + timeoutMs;
  while ((await findPopup(endpoint, extensionId)) === undefined) {
    if (Date.now() > deadline) throw new Error(`No popup opened within ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const browser = await chromium.connectOverCDP(endpoint);
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((candidate) => isPopup(candidate.url(), extensionId));
  if (page === undefined) {
    await browser.close();
    throw new Error('The popup closed again before it could be used.');
  }
  return { browser, page };
}

/** Where the browser of that profile takes debuggers. */
async function endpointOf(profile: string): Promise<string> {
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  return `http://127.0.0.1:${port}`;
}

/** The address of the popup, if it is open. */
async function findPopup(endpoint: string, extensionId: string): Promise<string | undefined> {
  const response = await fetch(`${endpoint}/json/list`);
  const targets = v.parse(v.array(v.object({ url: v.string() })), await response.json());
  return targets.map(({ url }) => url).find((url) => isPopup(url, extensionId));
}

function isPopup(address: string, extensionId: string): boolean {
  return address.startsWith(`chrome-extension://${extensionId}/popup.html`);
}
