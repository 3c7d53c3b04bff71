// Adds up what the two test runners report, for CI's last line. A report that is missing is a failure.

import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
});
const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
});

const unit = read('test-results/unit.json', VitestReport);
const e2e = read('test-results/e2e.json', PlaywrightReport)?.stats;

if (unit === undefined) console.log('The unit and relay tests left no report.');
if (e2e === undefined) console.log('The end-to-end tests left no report.');
const passed = (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0) + (e2e?.flaky ?? 0);
const failed = (unit?.numFailedTests ?? 1) + (e2e?.unexpected ?? 1);
const skipped = (unit?.numPendingTests ?? 0) + (e2e?.skipped ?? 0);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0) process.exitCode = 1;

function read<T extends v.GenericSchema>(file: string, schema: T): v.InferOutput<T> | undefined {
  return existsSync(file) ? v.parse(schema, JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}
