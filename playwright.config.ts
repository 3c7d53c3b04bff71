import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Each test has a browser, a relay and a mail server of its own; more at once than cores only slows them all.
  workers: 2,
  fullyParallel: true,
  /** A machine of CI's may be busy with others' work: a test has a second try there, and is named as flaky. */
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [['list'], ['json', { outputFile: 'test-results/e2e.json' }]] : 'list',
  forbidOnly: Boolean(process.env.CI),
});
