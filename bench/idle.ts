// The cost of the extension on a page that nobody corrects: its load time, against the same page without the extension.

import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import * as v from 'valibot';
import { build } from 'wxt';
import { ensureChromium } from '../demo/chromium/find';
import { EXTENSION, launchReader } from '../demo/chromium/launch';
import { startNewspaper } from '../demo/newspaper';
import { type Benchmark, median, type Result } from './benchmark';

const LOADS = 60;

export const idle: Benchmark = {
  name: 'idle',
  question: `load of a story in ms, medians of ${LOADS} loads in turn; no extension is the anchor`,
  run: measure,
};

async function measure(): Promise<Result> {
  await build({ root: join(import.meta.dirname, '..') });
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-bench-'));
  const newspaper = await startNewspaper({ inbox: 'http://127.0.0.1:9/inbox' });
  const without = await chromium.launchPersistentContext(join(folder, 'without'), {
    executablePath: ensureChromium(),
    headless: true,
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const reader = await launchReader({ profile: join(folder, 'with'), headless: true });
  const times = { without: [] as number[], with: [] as number[] };
  for (let load = 0; load < LOADS; load += 1) {
    times.without.push(await loadTime(without, `${newspaper.url}/ferry`));
    times.with.push(await loadTime(reader.context, `${newspaper.url}/ferry`));
  }
  await Promise.all([without.close(), reader.close(), newspaper.stop()]);
  await rm(folder, { recursive: true, maxRetries: 5 });

  const anchor = median(times.without);
  const ours = median(times.with);
  const rows = [
    { what: 'no extension', ms: anchor, ratio: 1 },
    {
      what: 'Corrigenda',
      ms: ours,
      ratio: Math.round((ours / anchor) * 1000) / 1000,
      'bytes of script': statSync(join(EXTENSION, 'shortcut.js')).size,
    },
  ];
  return { rows };
}

/** From the start of the navigation to the end of the load event, by the browser's own clock. */
async function loadTime(context: BrowserContext, address: string): Promise<number> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address, { waitUntil: 'load' });
  const loaded = await page.waitForFunction(
    () => performance.getEntriesByType('navigation').map((entry) => entry.toJSON().loadEventEnd as number)[0], // 0 until then
  );
  return v.parse(v.number(), await loaded.jsonValue());
}
