// Ends a browser as a crash does.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** Kills every process of the browser that has that profile open, at once. Gives back how to: finding them takes time. */
export async function prepareToKill(profile: string): Promise<() => void> {
  const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await browser.close();
  // The browser's own process first: it would note that the others are gone.
  const ids = processInfo.toSorted((one) => (one.type === 'browser' ? -1 : 1)).map(({ id }) => id);
  return () => {
    for (const id of ids) kill(id);
  };
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It had ended by itself, or with the browser's own process.
  }
}
