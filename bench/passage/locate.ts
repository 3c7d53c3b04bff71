// Compares how our method, Hypothesis's matching and dom-anchor-text-quote find passages again in edited pages.

import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { bundleForPage } from '../../testing/in-page-bundle';
import { median, quantile, type Row } from '../benchmark';
import type { Finding, LocateOptions, Method } from './locate-in-page';
import { EDITS, type Edit } from './page-edits';
import type { PageServer } from './page-server';

/** The seeds of the reported cases. Locating was tuned on other seeds. */
const SEEDS = [101, 102, 103, 104, 105];
const LANGUAGES = ['en', 'uk', 'lv'] as const;
const METHODS: readonly Method[] = ['dom-anchor-text-quote', 'Hypothesis', 'Corrigenda'];
/** The pages by length in characters, each with its share of the cases: on the longest, the peers need a second for each case. */
const SIZES = [
  { characters: 5_000, share: 1 },
  { characters: 50_000, share: 0.5 },
  { characters: 500_000, share: 1 / 6 },
] as const;

export interface LocateRowsOptions {
  readonly seeds?: readonly number[];
  /** Number of passages on each of the shortest pages. There is one page for each seed and language. */
  readonly cases?: number;
  readonly methods?: readonly Method[];
}

/** Returns the rows by length, with dom-anchor-text-quote as the anchor of each; then the rows for all lengths, and by edit. */
export async function locateRows(
  browser: Browser,
  server: PageServer,
  { seeds = SEEDS, cases = 6 * EDITS.length, methods = METHODS }: LocateRowsOptions = {},
): Promise<{ rows: Row[]; misses: string[] }> {
  const module = await bundleForPage(join(import.meta.dirname, 'locate-in-page.ts'));
  const address = server.serve('to be edited', '<!doctype html><title>To be edited</title>');
  const rows: Row[] = [];
  const all: Finding[] = [];
  for (const { characters, share } of SIZES) {
    const findings: Finding[] = [];
    for (const language of LANGUAGES) {
      for (const seed of seeds) {
        const page = await browser.newPage();
        await page.goto(address);
        const options: LocateOptions = {
          seed,
          language,
          characters,
          cases: Math.ceil(cases * share),
          methods,
        };
        const found: Finding[] = await page.evaluate(`${module}.locateAll(${JSON.stringify(options)})`); // both are ours
        findings.push(...found);
        await page.close();
      }
    }
    rows.push(...methods.map((method) => summarize(`found again, ${characters / 1000} k`, method, findings)));
    all.push(...findings);
  }
  rows.push(...methods.map((method) => summarize('found again, all', method, all)));
  rows.push(...EDITS.flatMap((edit) => methods.map((method) => summarizeEdit(edit, method, all))));
  return { rows, misses: missesOf(all) };
}

function summarize(set: string, method: Method, findings: readonly Finding[]): Row {
  const own = findings.filter((finding) => finding.method === method);
  const ms = own.map((finding) => finding.ms);
  const row: Row = {
    what: `${set}: ${method}`,
    cases: own.length,
    'right %': percent(own, ({ judgement }) => judgement === 'right'),
    'wrong %': percent(own, ({ judgement }) => judgement === 'wrong'),
    'missing %': percent(own, ({ judgement }) => judgement === 'missing'),
    'ms median': median(ms),
    p95: quantile(ms, 0.95),
  };
  if (method !== 'Corrigenda') return row; // the others give no verdict
  const falsely = (verdict: 'unchanged' | 'fixed') =>
    own.filter((finding) => finding.verdict === verdict && finding.trueVerdict !== verdict).length;
  const isDoubted = ({ verdict, trueVerdict }: Finding) =>
    verdict === 'changed' && (trueVerdict === 'unchanged' || trueVerdict === 'fixed');
  return {
    ...row,
    'verdict %': percent(own, ({ isTrueVerdict }) => isTrueVerdict === true),
    'strict %': percent(own, (finding) => finding.isTrueVerdict === true && !isDoubted(finding)),
    'false unchanged': falsely('unchanged'),
    'false fixed': falsely('fixed'),
    doubted: own.filter(isDoubted).length,
  };
}

function summarizeEdit(edit: Edit, method: Method, findings: readonly Finding[]): Row {
  const { what, cases, ...figures } = summarize(
    `found again, ${edit}`,
    method,
    findings.filter((finding) => finding.edit === edit),
  );
  return { what, ...(cases === undefined ? {} : { cases }), ...figures };
}

function percent(findings: readonly Finding[], holds: (finding: Finding) => boolean): number {
  return round((100 * findings.filter(holds).length) / findings.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Returns a line for each of our errors: the passage that was sought, and the result. */
function missesOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ method }) => method === 'Corrigenda')
    .filter(({ judgement, isTrueVerdict }) => judgement !== 'right' || isTrueVerdict !== true)
    .map(({ judgement, isTrueVerdict, story }) =>
      isTrueVerdict === true ? `${judgement}: ${story}` : `${judgement}, wrong verdict: ${story}`,
    );
}
