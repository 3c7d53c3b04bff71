// The outbox against its bare parts, and the popup's list on outboxes of all sizes.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'wxt';
import { ensureChromium } from '../../demo/chromium/find';
import { launchReader } from '../../demo/chromium/launch';
import { bundleForPage } from '../../testing/in-page-bundle';
import { type Benchmark, median, type Result, type Row } from '../benchmark';
import type { Times } from './in-page';

const ENQUEUES = 200;
const DRAINED = 1_000;
const DRAINS = 5;
/** As many concurrent requests as the outbox makes to one inbox. */
const CONCURRENCY = 6;
const LISTS = [10, 1_000, 10_000] as const;
const OPENINGS = 15;

export const outbox: Benchmark = {
  name: 'outbox',
  question: `in ms: a correction made durable beside a bare strict put (medians of ${ENQUEUES}); ${DRAINED} corrections sent to a loopback relay beside a bare loop of the same requests and transactions (medians of ${DRAINS}); the list on outboxes of all sizes (medians of ${OPENINGS}; the smallest is the anchor)`,
  run: measure,
};

async function measure(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-bench-'));
  const relay = await startSink();
  const script = await bundleForPage(join(import.meta.dirname, 'in-page.ts'));
  try {
    const context = await chromium.launchPersistentContext(join(folder, 'plain'), {
      executablePath: ensureChromium(),
      headless: true,
      args: ['--no-first-run', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const rows = await measureWork(context, relay.origin, script);
    await context.close();
    return { rows: [...rows, ...(await measureLists(join(folder, 'reader'), script))] };
  } finally {
    await relay.stop();
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

async function measureWork(context: BrowserContext, origin: string, script: string): Promise<Row[]> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(origin);
  const enqueued: Times = await page.evaluate(`${script}.timeEnqueue(${ENQUEUES})`); // our own script returns these types
  await clear(page);
  const drained: { bare: number; ours: number }[] = [];
  for (let drain = 0; drain < DRAINS; drain += 1) {
    drained.push(await page.evaluate(`${script}.timeDrain('${origin}/inbox', ${DRAINED}, ${CONCURRENCY})`));
    await clear(page);
  }
  return [
    ...beside('a strict put', enqueued.bare, 'enqueue', enqueued.ours),
    ...beside(
      `${DRAINED} bare requests`,
      drained.map(({ bare }) => bare),
      `${DRAINED} corrections drained`,
      drained.map(({ ours }) => ours),
    ),
  ];
}

/** The bare part is the anchor. */
function beside(bareName: string, bare: readonly number[], name: string, ours: readonly number[]): Row[] {
  const [anchor, ms] = [median(bare), median(ours)];
  return [
    { what: bareName, ms: anchor, ratio: 1 },
    { what: name, ms, ratio: Math.round((ms / anchor) * 100) / 100 },
  ];
}

/** Empties the database for the next drain. */
function clear(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const name of ['corrigenda', 'bare']) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
        request.onblocked = () => resolve(); // the bare connection stays open: its records are overwritten
      });
    }
  });
}

async function measureLists(profile: string, script: string): Promise<Row[]> {
  await build({ root: join(import.meta.dirname, '../..') });
  const rows: Row[] = [];
  let anchor: number | undefined;
  for (const count of LISTS) {
    const reader = await launchReader({ profile: `${profile}-${count}`, headless: true });
    const address = `chrome-extension://${reader.extensionId}/popup.html`;
    const page = await reader.context.newPage();
    await page.goto(address);
    await page.evaluate(`${script}.fill(${count})`);
    const times: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      await page.goto(address);
      times.push(await timeToList(page));
    }
    await page.locator('.card', { hasText: 'council of 0 ' }).waitFor({ state: 'attached' }); // the last one to be read
    const ms = median(times);
    anchor ??= ms;
    rows.push({
      what: `the list of ${count}`,
      ms,
      ratio: Math.round((ms / anchor) * 100) / 100,
      'MB of heap': await heapOf(page),
    });
    await reader.close();
  }
  return rows;
}

/** From the click on the tab to the frame after the first card appeared. */
async function timeToList(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'Corrections' }).waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        const observer = new MutationObserver(() => {
          if (document.querySelector('.card') === null) return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
        });
        observer.observe(document.body, { subtree: true, childList: true });
        document.querySelectorAll<HTMLElement>('[role="tab"]')[1]?.click();
      }),
  );
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 100_000) / 10;
}

/** A relay that accepts everything, and a page to work in. */
async function startSink(): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.method === 'POST') response.writeHead(201, { Location: '/inbox/1' }).end();
      else
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Outbox</title>');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
