import { defineConfig } from '@playwright/test';

/** Playwright then lists the extension's popups as pages. A second client for each popup would add a sixth to the CPU of opening it. */
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

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
