// Describe and fragment: ours beside Chromium's own generator and text-fragments-polyfill, judged by Chromium itself.

import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { AWKWARD_CASES, documentOf } from '../../testing/awkward/catalogue';
import { installMarking } from '../../testing/awkward/in-page';
import { generateDocument, toHtml } from '../../testing/documents/documents';
import { bundleForPage } from '../../testing/in-page-bundle';
import type { Row } from '../benchmark';
import { realPages } from '../real-pages';
import type { Outcome, Peer } from './describe-in-page';
import type { PageServer } from './page-server';
import { summarize } from './summary';

/** The seed of what is reported; the generator was tuned on others. */
export const SEED = 101;
const ALL: readonly Peer[] = ['Chromium', 'Corrigenda', 'text-fragments-polyfill'];
const POLYFILL: Peer = 'text-fragments-polyfill';
const LANGUAGES = ['en', 'uk', 'lv'] as const;
/** Selections a page. */
const OF_REAL_PAGE = 25;
const OF_SIZE = 60;
/** A single selection of the longest pages takes the polyfill half a minute and more: its own time-out does not hold it. */
const OF_POLYFILL_AT_500_K = 3;
const WARM_UPS = 5;

/** Has every peer describe the selections of every set; rows in the order of the sets, Chromium as the anchor of each. */
export async function describeRows(
  browser: Browser,
  server: PageServer,
): Promise<{ rows: Row[]; misses: string[] }> {
  const module = await bundleForPage(join(import.meta.dirname, 'describe-in-page.ts'));
  const rows: Row[] = [];
  const misses: string[] = [];
  const add = (set: string, outcomes: readonly Outcome[]) => {
    const measured = summarize(set, outcomes);
    console.error(measured.map((row) => JSON.stringify(row)).join('\n')); // as it goes: it takes a quarter of an hour
    rows.push(...measured);
    misses.push(...missesOf(set, outcomes));
  };
  const samples = (page: Page, count: number, peers: readonly Peer[] = ALL, warmUps = WARM_UPS) =>
    evaluate(page, module, `describeSamples(${SEED}, ${count}, ${JSON.stringify(peers)}, ${warmUps})`);
  const ofLength = async (page: Page, characters: number) => {
    if (characters < 500_000) return samples(page, OF_SIZE);
    const others = ALL.filter((peer) => peer !== POLYFILL);
    return [
      ...(await samples(page, OF_SIZE, others)),
      ...(await samples(page, OF_POLYFILL_AT_500_K, [POLYFILL], 0)),
    ];
  };

  const real: Outcome[] = [];
  for (const [name, html] of realPages()) {
    real.push(...(await inPage(browser, server, name, html, (page) => samples(page, OF_REAL_PAGE))));
  }
  if (real.length > 0) add('real pages', real);

  for (const language of LANGUAGES) {
    for (const size of [5_000, 50_000, 500_000] as const) {
      const html = toHtml(generateDocument({ seed: SEED, language, characters: size }));
      const name = `${language}, ${size / 1000} k`;
      add(name, await inPage(browser, server, name, html, (page) => ofLength(page, size)));
    }
  }

  for (const size of [50_000, 500_000] as const) {
    const html = toHtml(generateDocument({ seed: SEED, language: 'en', characters: size }));
    const name = `en, ${size / 1000} k, CPU ÷ 4`;
    // Slowed down so, a single selection of the longest page takes the polyfill minutes.
    const peers = size === 500_000 ? ALL.filter((peer) => peer !== POLYFILL) : ALL;
    add(
      name,
      await inPage(browser, server, name, html, async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        return samples(page, size === 500_000 ? 10 : 20, peers);
      }),
    );
  }

  add('awkward cases', await describeAwkward(browser, server, module));
  return { rows, misses };
}

/** Each peer in a page of its own: opening a directive changes the page, and the polyfill never ends on some. */
async function describeAwkward(browser: Browser, server: PageServer, module: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of AWKWARD_CASES) {
    for (const peer of ALL) {
      const page = await browser.newPage();
      await page.goto(server.serve(one.name, documentOf(one)), { waitUntil: 'load' });
      await page.evaluate(installMarking);
      const described = evaluate(page, module, `describeMarked(${JSON.stringify([peer])})`);
      const [outcome] = await Promise.race([described, afterDeadline(peer)]);
      described.catch(() => undefined); // the page may be closed under it
      await page.close();
      if (outcome !== undefined) outcomes.push({ ...outcome, words: one.name });
    }
  }
  return outcomes;
}

const DEADLINE_MS = 20_000;

function afterDeadline(peer: Peer): Promise<Outcome[]> {
  const late: Outcome = {
    peer,
    kind: 'awkward',
    judgement: 'none made',
    ms: DEADLINE_MS,
    words: '',
    directive: '',
  };
  return new Promise((resolve) => setTimeout(() => resolve([late]), DEADLINE_MS));
}

async function inPage(
  browser: Browser,
  server: PageServer,
  name: string,
  html: string,
  work: (page: Page) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  const page = await browser.newPage();
  await page.goto(server.serve(name, html), { waitUntil: 'load' });
  const outcomes = await work(page);
  await page.close();
  return outcomes.map((outcome) => ({ ...outcome, words: `${name}: ${outcome.words}` }));
}

function evaluate(page: Page, module: string, call: string): Promise<Outcome[]> {
  return page.evaluate(`${module}.${call}`); // both are ours, so it gives what it says
}

/** Our own, one by one: what was to be described, and what came of it. */
function missesOf(set: string, outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ peer, judgement }) => peer === 'Corrigenda' && judgement !== 'right')
    .map(({ judgement, words, directive }) => {
      const said = words.replace(/\s+/g, ' ').slice(0, 120);
      return `${set}: ${judgement}: “${said}” ${directive.slice(0, 200)}`;
    });
}
