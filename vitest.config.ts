import { defineConfig } from 'vitest/config';

const BUNDLE = 'tests/relay/fixtures/provide-relay-bundle.ts';
/** Tests that send thousands of corrections, or start many processes. `npm run test:quick` leaves them out. */
const LONG = [
  'tests/relay/crash.test.ts',
  'tests/relay/process.test.ts',
  'tests/relay/commands/*.test.ts',
  'tests/relay/deploy/*.test.ts',
  'tests/relay/http/fuzz.test.ts',
  'tests/relay/mail/{hostile-input,open-relay}.test.ts',
  'tests/relay/queue/overflow.test.ts',
];
/** What has no database in it, or one that is SQLite’s on any engine. */
const WITHOUT_DATABASE = [
  'tests/relay/store/batches.test.ts',
  'tests/relay/config/config.test.ts',
  'tests/relay/check/dns.test.ts',
  'tests/relay/http/fuzz.test.ts',
  'tests/relay/commands/init.test.ts',
  'tests/relay/deploy/web-servers.test.ts',
];

/** A machine of CI's may be busy with others' work: a test has a second try there, and `.ci/run` names it as flaky. */
const retry = process.env.CI ? 1 : 0;
/** The files of a project share a worker's modules: they keep nothing there, and half of a run would be loading them again. */
const relay = { isolate: false, testTimeout: 40_000, retry };

export default defineConfig({
  test: {
    maxWorkers: 3, // most of what a relay's tests do is to wait for one another
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000, retry } },
      // Months and years of the outbox: `npm run test:quick` leaves them out.
      {
        test: {
          name: 'simulations',
          include: ['tests/simulations/**/*.test.ts'],
          testTimeout: 280_000,
          retry,
        },
      },
      {
        test: {
          name: 'components',
          include: ['tests/unit/components/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['fake-indexeddb/auto'],
          testTimeout: 20_000,
          retry,
        },
      },
      {
        test: {
          ...relay,
          name: 'relay',
          include: ['tests/relay/**/*.test.ts'],
          exclude: LONG,
          provide: { engine: 'SQLite' },
          globalSetup: [BUNDLE],
        },
      },
      {
        test: {
          ...relay,
          name: 'relay at length',
          include: LONG,
          provide: { engine: 'SQLite' },
          globalSetup: [BUNDLE],
        },
      },
      {
        test: {
          ...relay,
          name: 'relay on PostgreSQL',
          include: ['tests/relay/**/*.test.ts'],
          exclude: WITHOUT_DATABASE,
          provide: { engine: 'PostgreSQL' },
          globalSetup: ['tests/relay/fixtures/provide-postgres.ts', BUNDLE],
          setupFiles: ['tests/relay/fixtures/skip-without-engine.ts'],
        },
      },
    ],
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'test-results/unit.json' }]] : ['default'],
  },
});
