// The last line of `.ci/run`, which counts the tests of both runners.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const COUNT = join(import.meta.dirname, '../../../.ci/count.ts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corrigenda-count-'));
  mkdirSync(join(folder, 'test-results'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function unitReport(failed = 0, messages: readonly string[] = []): object {
  const assertionResults = [
    { fullName: 'adds', status: 'passed', failureMessages: [] },
    { fullName: 'subtracts', status: 'passed', failureMessages: messages },
  ];
  return {
    ...{ numPassedTests: 2, numFailedTests: failed, numPendingTests: 1 },
    testResults: [{ name: 'sums.test.ts', assertionResults }],
  };
}

function e2eReport(second: 'expected' | 'flaky'): object {
  const spec = (title: string, status: string) => ({ title, file: 'way.spec.ts', tests: [{ status }] });
  const flaky = second === 'flaky' ? 1 : 0;
  return {
    stats: { expected: 2 - flaky, unexpected: 0, flaky, skipped: 0 },
    suites: [
      {
        title: 'way.spec.ts',
        specs: [spec('goes', 'expected')],
        suites: [{ title: 'comes', specs: [spec('back', second)] }],
      },
    ],
  };
}

function count(reports: Record<string, object>): { lines: string[]; status: number | null } {
  for (const [name, report] of Object.entries(reports))
    writeFileSync(join(folder, 'test-results', name), JSON.stringify(report));
  const args = ['--import', import.meta.resolve('tsx'), COUNT];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { lines: stdout.trim().split('\n'), status };
}

test('the tests of both runners are added up', () => {
  const counted = count({ 'unit.json': unitReport(), 'e2e.json': e2eReport('expected') });
  expect(counted).toEqual({ lines: ['4 passed, 0 failed, 1 skipped'], status: 0 });
});

test('a test that passed only when it was tried again is named, and counts as flaky', () => {
  const counted = count({ 'unit.json': unitReport(0, ['AssertionError']), 'e2e.json': e2eReport('flaky') });
  expect(counted.lines).toEqual([
    'Flaky, passed only at the second try: sums.test.ts: subtracts',
    'Flaky, passed only at the second try: way.spec.ts: back',
    '2 passed, 0 failed, 2 flaky, 1 skipped',
  ]);
  expect(counted.status).toBe(0);
});

test('a failed test, and a report that is missing, make the run fail', () => {
  expect(count({ 'unit.json': unitReport(1) })).toEqual({
    lines: ['The end-to-end tests left no report.', '2 passed, 2 failed, 1 skipped'],
    status: 1,
  });
});
