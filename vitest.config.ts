import { defineConfig } from 'vitest/config';

const RELAY = 'tests/relay/**/*.test.ts';
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

export default defineConfig({
  test: {
    maxWorkers: 3, // most of what a relay's tests do is to wait for one another
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000, retry } },
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
        test: { name: 'relay', include: [RELAY], testTimeout: 40_000, retry, provide: { engine: 'SQLite' } },
      },
      {
        test: {
          name: 'relay on PostgreSQL',
          include: [RELAY],
          exclude: WITHOUT_DATABASE,
          testTimeout: 40_000,
          retry,
          provide: { engine: 'PostgreSQL' },
          globalSetup: ['tests/relay/fixtures/provide-postgres.ts'],
          setupFiles: ['tests/relay/fixtures/skip-without-engine.ts'],
        },
      },
    ],
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'test-results/unit.json' }]] : ['default'],
  },
});
