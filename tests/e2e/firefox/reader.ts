// A reader's Firefox with the extension in it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import * as v from 'valibot';
import { connectMarionette, type Marionette } from './marionette';
import { type FirefoxPopup, popupOf } from './popup';

const EXTENSION = join(import.meta.dirname, '../../../.output/firefox-mv3');
export const EXTENSION_ID = 'corrigenda@corrigenda.example';
/** Firefox gives each installation an origin of its own; here it is known beforehand. */
const ORIGIN_ID = '11111111-2222-4333-8444-555555555555';
export const EXTENSION_ORIGIN = `moz-extension://${ORIGIN_ID}`;

export type Preferences = Readonly<Record<string, string | number | boolean>>;

const PREFERENCES: Preferences = {
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: ORIGIN_ID }),
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'intl.locale.requested': 'en-US',
};

/** Keys as WebDriver writes them. */
export const KEYS = {
  Control: '\uE009',
  Alt: '\uE00A',
  Shift: '\uE008',
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Delete: '\uE017',
} as const;

export interface FirefoxReader {
  /** Opens the address in the tab. */
  open(address: string): Promise<void>;
  /** Highlights the first occurrence of the words in the element's first text. */
  highlight(selector: string, words: string): Promise<void>;
  /** Runs a script in the tab's page, or in ours where one of ours is open; `arguments` holds the values. */
  inPage(script: string, ...values: readonly string[]): Promise<unknown>;
  /** Presses the keys together, in the page or, where one is open, in the popup. */
  press(...keys: readonly string[]): Promise<void>;
  /** The action popup, once it is open and has something to say. */
  popup(): Promise<FirefoxPopup>;
  isPopupOpen(): Promise<boolean>;
  /** By Escape. */
  closePopup(): Promise<void>;
  /** Runs a script in the browser's own surroundings, whose last argument takes the answer. */
  inBrowser(script: string, ...values: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts Firefox, installs the extension and closes the page that welcomes a new reader. */
export async function launchFirefox(
  executable: string,
  profile: string,
  preferences: Preferences = {},
): Promise<FirefoxReader> {
  await mkdir(profile, { recursive: true });
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const options = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access'];
  const firefox = spawn(executable, [...options, '--profile', profile], { stdio: 'ignore' });
  const portFile = join(profile, 'MarionetteActivePort');
  await expect.poll(() => existsSync(portFile), { timeout: 60_000 }).toBe(true);
  const marionette = await connectMarionette(Number(await readFile(portFile, 'utf8')));
  await marionette.command('WebDriver:NewSession');
  await marionette.command('Addon:Install', { path: EXTENSION, temporary: true });
  await closeWelcome(marionette);

  const inBrowser = async (script: string, ...values: readonly string[]) => {
    await marionette.command('Marionette:SetContext', { value: 'chrome' });
    try {
      return await marionette.ask('WebDriver:ExecuteAsyncScript', { script, args: values });
    } finally {
      await marionette.command('Marionette:SetContext', { value: 'content' });
    }
  };
  const inPage = (script: string, ...values: readonly string[]) =>
    marionette.ask('WebDriver:ExecuteScript', { script, args: values });
  const popup = popupOf(inBrowser);

  /** Keys that go to the browser's window reach the page, our popup and the browser's own commands, as a keyboard's do. */
  const press = async (...keys: readonly string[]) => {
    await marionette.command('Marionette:SetContext', { value: 'chrome' });
    try {
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
      await marionette.command('WebDriver:PerformActions', {
        actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }],
      });
    } finally {
      await marionette.command('Marionette:SetContext', { value: 'content' });
    }
  };

  return {
    inBrowser,
    inPage,
    press,
    open: async (url) => void (await marionette.command('WebDriver:Navigate', { url })),
    highlight: async (selector, words) => {
      await inPage(HIGHLIGHT, selector, words);
    },
    isPopupOpen: () => popup.isOpen(),
    popup: async () => {
      await expect.poll(() => popup.isOpen()).toBe(true);
      await expect.poll(() => popup.text()).not.toBe('');
      return popup;
    },
    closePopup: async () => {
      await press(KEYS.Escape);
      await expect.poll(() => popup.isOpen()).toBe(false);
    },
    close: async () => {
      const ended = once(firefox, 'exit');
      marionette.close();
      firefox.kill('SIGKILL'); // nothing of its profile is needed any more
      await ended;
    },
  };
}

const HIGHLIGHT = `
  const [selector, words] = arguments;
  const text = document.querySelector(selector).firstChild;
  const start = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, start, text, start + words.length);
`;

/** The extension opens it once it is installed, in front of the tab that is there. */
async function closeWelcome(marionette: Marionette): Promise<void> {
  const handles = async () =>
    v.parse(v.array(v.string()), await marionette.command('WebDriver:GetWindowHandles'));
  const closed = async () => {
    for (const handle of await handles()) {
      await marionette.command('WebDriver:SwitchToWindow', { handle });
      if ((await marionette.ask('WebDriver:GetCurrentURL')) !== `${EXTENSION_ORIGIN}/welcome.html`) continue;
      await marionette.command('WebDriver:CloseWindow');
      return true;
    }
    return false;
  };
  await expect.poll(closed).toBe(true);
  const [handle] = await handles();
  await marionette.command('WebDriver:SwitchToWindow', { handle, focus: true });
}
