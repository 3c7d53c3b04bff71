// Adds up what the two test runners report, for CI's last line, and names the flaky tests above it: those that passed only
// when they were tried again. A report that is missing is a failure.

import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          /** Those of all tries, so that a test which passed at the second one has some. */
          failureMessages: v.nullish(v.array(v.string()), []),
        }),
      ),
    }),
  ),
});

interface Suite {
  readonly title: string;
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
  readonly suites?: readonly Suite[];
}
const Suite: v.GenericSchema<Suite> = v.object({
  title: v.string(),
  specs: v.optional(
    v.array(
      v.object({ title: v.string(), file: v.string(), tests: v.array(v.object({ status: v.string() })) }),
    ),
  ),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  suites: v.array(Suite),
});

const unit = read('test-results/unit.json', VitestReport);
const e2e = read('test-results/e2e.json', PlaywrightReport);

if (unit === undefined) console.log('The unit and relay tests left no report.');
if (e2e === undefined) console.log('The end-to-end tests left no report.');

const flakyUnits = (unit?.testResults ?? []).flatMap(({ name, assertionResults }) =>
  assertionResults
    .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0)
    .map(({ fullName }) => `${name}: ${fullName}`),
);
const flaky = [...flakyUnits, ...(e2e?.suites ?? []).flatMap(flakyIn)];
for (const name of flaky) console.log(`Flaky, passed only at the second try: ${name}`);

const passed = (unit?.numPassedTests ?? 0) - flakyUnits.length + (e2e?.stats.expected ?? 0);
const failed = (unit?.numFailedTests ?? 1) + (e2e?.stats.unexpected ?? 1);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.stats.skipped ?? 0);
const counts = [`${passed} passed`, `${failed} failed`];
if (flaky.length > 0) counts.push(`${flaky.length} flaky`);
if (skipped > 0) counts.push(`${skipped} skipped`);
console.log(counts.join(', '));
if (failed > 0) process.exitCode = 1;

function flakyIn({ specs = [], suites = [] }: Suite): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'));
  return [...own.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(flakyIn)];
}

function read<T extends v.GenericSchema>(file: string, schema: T): v.InferOutput<T> | undefined {
  return existsSync(file) ? v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
