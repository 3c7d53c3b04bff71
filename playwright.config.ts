import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Each worker has a browser, and each test a relay and a mail server; more workers than cores only slow them all.
  workers: 2,
  fullyParallel: true,
  /** CI's machine may be busy with others' work: a test has a second try there, and `.ci/run` names it as flaky. */
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [['list'], ['json', { outputFile: 'test-results/e2e.json' }]] : 'list',
  forbidOnly: Boolean(process.env.CI),
});
