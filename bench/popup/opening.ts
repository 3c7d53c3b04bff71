// Measures how long the reader waits for the form, from the key to its paint, against an empty popup of an empty extension.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { EXTENSION, launchReader, type Reader } from '../../demo/chromium/launch';
import { median, type Row, ratioOfMedians } from '../benchmark';
import type { Place } from './place';

export const OPENINGS = 31;
const WARM_UPS = 3;
/** Maximum number of tries for each opening that counts: at a first start the key takes a moment to be registered. */
const MAX_TRIES = 2;

/** An open browser with one of the two extensions. */
interface Bench {
  readonly reader: Reader;
  readonly page: Page;
}

/** Opens the two popups in turn, so that whatever else the computer does falls on both. */
export async function measureOpening(place: Place): Promise<Row[]> {
  const rows: Row[] = [];
  for (const isPinned of [false, true]) {
    const start = (extension: string, name: string) =>
      startBrowser(join(place.folder, `${name} ${isPinned}`), extension, isPinned);
    const [empty, ours] = [await start(place.empty, 'empty'), await start(EXTENSION, 'ours')];
    for (const isStopped of [false, true]) {
      const times = await openInTurn([empty, ours], place.story, isStopped);
      const where = `${isPinned ? 'pinned' : 'not pinned'}${isStopped ? ', its worker stopped before' : ''}`;
      rows.push(
        { what: `an empty popup, ${where}`, ms: median(times[0]), n: times[0].length },
        {
          what: `Corrigenda, ${where}`,
          ms: median(times[1]),
          n: times[1].length,
          'ratio of medians (95 %)': ratioOfMedians(times[1], times[0]),
        },
      );
    }
    for (const { reader } of [empty, ours]) await reader.close();
  }
  return rows;
}

async function startBrowser(profile: string, extension: string, isPinned: boolean): Promise<Bench> {
  if (isPinned) await pin(profile, extension);
  const reader = await launchReader({ profile, headless: true, extension });
  return { reader, page: reader.context.pages()[0] ?? (await reader.context.newPage()) };
}

async function openInTurn(
  benches: readonly [Bench, Bench],
  address: string,
  isStopped: boolean,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let tries = 0; tries < MAX_TRIES * (WARM_UPS + OPENINGS); tries += 1) {
    for (const [index, bench] of benches.entries()) {
      const ms = await open(bench, address, isStopped);
      if (ms !== undefined && tries >= WARM_UPS) times[index]?.push(ms);
    }
    if (times.every(({ length }) => length >= OPENINGS)) break;
  }
  return times;
}

async function open(
  { reader, page }: Bench,
  address: string,
  isStopped: boolean,
): Promise<number | undefined> {
  await page.goto(address);
  await page.bringToFront();
  await page.evaluate(() => {
    const paragraphs = Array.from(document.querySelectorAll('p'));
    const long = paragraphs.find(({ firstChild }) => (firstChild?.textContent ?? '').length > 40);
    if (long?.firstChild) getSelection()?.setBaseAndExtent(long.firstChild, 4, long.firstChild, 9);
  });
  if (isStopped) await stopWorker(page);
  return timeOf(
    reader,
    () => page.evaluate(() => performance.timeOrigin + performance.now()),
    () => page.keyboard.press('Control+Enter'),
  );
}

/** Stops the worker, as the browser does when it is idle. */
async function stopWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Returns `undefined` if no popup opened. */
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
