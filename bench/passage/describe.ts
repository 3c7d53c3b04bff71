// Compares our text directives with those of Chromium's own generator and of text-fragments-polyfill. Chromium judges all of them.

import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { AWKWARD_CASES, documentOf } from '../../testing/awkward/catalogue';
import { installMarking } from '../../testing/awkward/in-page';
import { generateDocument, toHtml } from '../../testing/documents/documents';
import { bundleForPage } from '../../testing/in-page-bundle';
import { median, quantile, type Row } from '../benchmark';
import { realPages } from '../real-pages';
import type { Outcome, Peer } from './describe-in-page';
import type { PageServer } from './page-server';

/** The seed of the reported cases. Describing was tuned on other seeds. */
export const SEED = 101;
const ALL: readonly Peer[] = ['Chromium', 'Corrigenda', 'text-fragments-polyfill'];
const POLYFILL: Peer = 'text-fragments-polyfill';
const LANGUAGES = ['en', 'uk', 'lv'] as const;
/** Number of selections on each real page. */
const OF_REAL_PAGE = 25;
/** Number of selections on each generated page. */
const OF_SIZE = 60;
/** Number of selections for the polyfill on the longest pages: each can take more than half a minute, despite its own timeout. */
const OF_POLYFILL_AT_500_K = 3;
/** Number of selections that are described first and not counted. */
const WARM_UPS = 5;

/** Returns the rows of all sets, with Chromium as the anchor of each set, and our misses. */
export async function describeRows(
  browser: Browser,
  server: PageServer,
): Promise<{ rows: Row[]; misses: string[] }> {
  const module = await bundleForPage(join(import.meta.dirname, 'describe-in-page.ts'));
  const rows: Row[] = [];
  const misses: string[] = [];
  const add = (set: string, outcomes: readonly Outcome[]) => {
    const measured = summarize(set, outcomes);
    console.error(measured.map((row) => JSON.stringify(row)).join('\n')); // shows progress: all sets take a quarter of an hour
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
    // With this throttling, the polyfill needs minutes for one selection of the longest page.
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

/** Uses a new page for each peer, because opening a directive changes the page, and the polyfill never finishes on some pages. */
async function describeAwkward(browser: Browser, server: PageServer, module: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of AWKWARD_CASES) {
    for (const peer of ALL) {
      const page = await browser.newPage();
      await page.goto(server.serve(one.name, documentOf(one)), { waitUntil: 'load' });
      await page.evaluate(installMarking);
      const described = evaluate(page, module, `describeMarked(${JSON.stringify([peer])})`);
      const [outcome] = await Promise.race([described, afterDeadline(peer)]);
      described.catch(() => undefined); // it fails if the page is closed first
      await page.close();
      if (outcome !== undefined) outcomes.push({ ...outcome, words: one.name });
    }
  }
  return outcomes;
}

/** How long a peer may take on an awkward page, in milliseconds. */
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
  return page.evaluate(`${module}.${call}`); // our own code, so the type is right
}

/** Returns a line for each of our selections that was not described right. */
function missesOf(set: string, outcomes: readonly Outcome[]): string[] {
  return outcomes
    .filter(({ peer, judgement }) => peer === 'Corrigenda' && judgement !== 'right')
    .map(({ judgement, words, directive }) => {
      const said = words.replace(/\s+/g, ' ').slice(0, 120);
      return `${set}: ${judgement}: “${said}” ${directive.slice(0, 200)}`;
    });
}

/** Returns a row for each peer's outcomes of one set. Chromium's own generator is the anchor. */
function summarize(set: string, outcomes: readonly Outcome[]): Row[] {
  const peers = Array.from(new Set(outcomes.map(({ peer }) => peer)));
  const anchor = median(times(outcomes, 'Chromium'));
  return peers.map((peer) => {
    const own = outcomes.filter((outcome) => outcome.peer === peer);
    const count = (judgement: Outcome['judgement']) =>
      own.filter((outcome) => outcome.judgement === judgement).length;
    const ms = times(own, peer);
    const right = count('right') + count('wider');
    return {
      what: `${set}: ${peer}`,
      cases: own.length,
      made: own.length - count('none made'),
      right,
      'of these wider': count('wider'),
      narrower: count('narrower'),
      elsewhere: count('elsewhere'),
      'not found': count('not found'),
      'right %': round((100 * right) / own.length),
      'ms median': median(ms),
      p90: quantile(ms, 0.9),
      p99: quantile(ms, 0.99),
      worst: quantile(ms, 1),
      ratio: round(median(ms) / anchor),
    };
  });
}

function times(outcomes: readonly Outcome[], peer: Peer): number[] {
  return outcomes.filter((outcome) => outcome.peer === peer).map(({ ms }) => ms);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
