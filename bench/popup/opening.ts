// Measures how long the reader waits for the form, from the key to its paint, against an empty popup of an empty extension.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { EXTENSION, launchReader, type Reader } from '../../demo/chromium/launch';
import { median, type Row } from '../benchmark';
import type { Place } from './place';

export const OPENINGS = 15;
const WARM_UPS = 2;

export async function measureOpening({ folder, empty, story }: Place): Promise<Row[]> {
  const rows: Row[] = [];
  for (const isPinned of [false, true]) {
    let anchor: number | undefined;
    for (const [name, extension] of [
      ['an empty popup', empty],
      ['Corrigenda', EXTENSION],
    ] as const) {
      const profile = join(folder, `${name} ${isPinned}`);
      const ms = median(await openings(profile, extension, isPinned, story));
      anchor ??= ms;
      const what = `${name}, ${isPinned ? 'pinned' : 'not pinned'}`;
      rows.push({ what, ms, ratio: Math.round((ms / anchor) * 100) / 100 });
    }
  }
  return rows;
}

async function openings(
  profile: string,
  extension: string,
  isPinned: boolean,
  address: string,
): Promise<number[]> {
  if (isPinned) await pin(profile, extension);
  const reader = await launchReader({ profile, headless: true, extension });
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  const times: number[] = [];
  for (let opening = 0; opening < WARM_UPS + OPENINGS; opening += 1) {
    await page.goto(address);
    await page.bringToFront();
    await page.evaluate(() => {
      const paragraphs = Array.from(document.querySelectorAll('p'));
      const long = paragraphs.find(({ firstChild }) => (firstChild?.textContent ?? '').length > 40);
      if (long?.firstChild) getSelection()?.setBaseAndExtent(long.firstChild, 4, long.firstChild, 9);
    });
    const ms = await timeOf(
      reader,
      () => page.evaluate(() => performance.timeOrigin + performance.now()),
      () => page.keyboard.press('Control+Enter'),
    );
    if (ms !== undefined && opening >= WARM_UPS) times.push(ms);
  }
  await reader.close();
  return times;
}

/** Returns `undefined` if no popup opened: at a first start the key takes a moment to be registered. */
async function timeOf(
  reader: Reader,
  now: () => Promise<number>,
  press: () => Promise<void>,
): Promise<number | undefined> {
  const begun = await now();
  await press();
  const opened = await reader.popup(3_000).catch(() => undefined);
  if (opened === undefined) return undefined;
  const painted = await opened.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // The largest paint is the form: the note while the page is read is smaller.
        const observer = new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1);
          if (last === undefined) return;
          if (document.querySelector('textarea') === null && document.querySelector('#app') !== null) return;
          observer.disconnect();
          resolve(performance.timeOrigin + last.startTime);
        });
        observer.observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await opened.close();
  while (await reader.isPopupOpen()) await new Promise((resolve) => setTimeout(resolve, 20));
  return v.parse(v.number(), painted) - begun;
}

/** Starts the browser once to learn the extension's id, and pins its icon to the toolbar. */
async function pin(profile: string, extension: string): Promise<void> {
  const reader = await launchReader({ profile, headless: true, extension });
  const { extensionId } = reader;
  await reader.close();
  const file = join(profile, 'Default', 'Preferences');
  const preferences: { extensions?: object } = JSON.parse(await readFile(file, 'utf8'));
  const extensions = { ...preferences.extensions, pinned_extensions: [extensionId] };
  await writeFile(file, JSON.stringify({ ...preferences, extensions }));
}
