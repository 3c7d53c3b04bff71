// npm run test:fuzz -- [--requests N] [--seed N] [--only N] [--limits off|default] [--letters dry|mailed]

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type Finding, megabytes, type Window } from './findings';
import { fuzz } from './fuzz';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    limits: { type: 'string', default: 'off' },
    letters: { type: 'string', default: 'dry' },
  },
});
const count = v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0));
const options = v.parse(
  v.object({
    requests: count,
    seed: count,
    only: v.exactOptional(count),
    limits: v.picklist(['off', 'default']),
    letters: v.picklist(['dry', 'mailed']),
  }),
  values,
);
const folder = join(import.meta.dirname, '../../test-results/fuzz');
/** Examples of one kind of finding that are printed, and requests of each. */
const PRINTED = 3;

const started = performance.now();
const { findings, windows, controls } = await fuzz({ ...options, folder, onWindow: print });
const seconds = Math.round((performance.now() - started) / 1_000);
const sent = windows.reduce((sum, { from, to }) => sum + to - from, 0);
console.log(
  `${sent} requests and ${controls} control corrections in ${seconds} s: seed ${options.seed}, limits ${options.limits}, letters ${options.letters}`,
);
for (const [detail, alike] of groupsOf(findings)) {
  console.log(`FAILED ${alike.length}×: ${detail}`);
  for (const finding of alike.slice(0, PRINTED)) {
    const requests = finding.requests.slice(0, PRINTED).map(({ index, name }) => `${index} (${name})`);
    const what = finding.kind === 'stall' ? `${finding.detail}; ` : '';
    const isSure = finding.kind === 'answer' || finding.kind === 'no answer';
    if (requests.length > 0)
      console.log(`  ${what}${isSure ? 'request' : 'under way:'} ${requests.join(', ')}`);
  }
}
if (findings.length > 0) {
  console.log(`--only N sends request N alone. The requests as they were sent are in ${folder}.`);
  process.exitCode = 1;
}

function print({ from, to, answers, memory }: Window): void {
  const counts = Array.from(answers)
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
    .map(([status, times]) => `${status}×${times}`);
  const { longestDelayMs, longestCpuMs, heapUsed, rss, peakRss } = memory;
  console.log(
    `${from} to ${to - 1}: ${counts.join(' ')}; longest stall ${Math.round(longestDelayMs)} ms (${Math.round(longestCpuMs)} on the processor), heap ${megabytes(heapUsed)}, rss ${megabytes(rss)}, at most ${megabytes(peakRss)}`,
  );
}

/** Findings by what happened; times and ids differ from one to the next. */
function groupsOf(all: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of all) {
    const { place, code } = placeIn(finding.detail);
    const what = finding.kind === 'stall' ? 'the event loop stood still' : (place ?? finding.detail);
    const name = `${finding.kind}: ${what}${code === undefined ? '' : ` (${code})`}`;
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return groups;
}

function placeIn(line: string): { place?: string; code?: string } {
  const [, code] = /"code":"([^"]+)"/.exec(line) ?? [];
  const [, place] = /"place":"([^"]+)"/.exec(line) ?? [];
  return { ...(code === undefined ? {} : { code }), ...(place === undefined ? {} : { place }) };
}
