// The benchmark of passages: describing them in a link, and finding them again.

import { chromium } from '@playwright/test';
import { ensureChromium } from '../../demo/chromium/find';
import type { Benchmark, Result } from '../benchmark';
import { describeRows, SEED } from './describe';
import { locateRows } from './locate';
import { startPageServer } from './page-server';

export const passage: Benchmark = {
  name: 'passage',
  question: `describing a highlighted passage in a link (seed ${SEED}; Chromium judges what is right, and its own generator is the anchor), and finding it again in a changed page`,
  run: measure,
};

async function measure(): Promise<Result> {
  const server = await startPageServer();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [
      '--enable-blink-features=TextFragmentAPI', // the judge, and the anchor
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  try {
    const described = await describeRows(browser, server);
    const located = await locateRows(browser, server);
    return { rows: [...described.rows, ...located.rows], notes: [...described.misses, ...located.misses] };
  } finally {
    await browser.close();
    await server.stop();
  }
}
