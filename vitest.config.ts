import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const BUNDLE = 'tests/relay/fixtures/provide-relay-bundle.ts';
/** Tests that send thousands of corrections, or start many processes. `npm run test:quick` leaves them out. */
const LONG = [
  'tests/relay/crash.test.ts',
  'tests/relay/process.test.ts',
  'tests/relay/commands/*.test.ts',
  'tests/relay/deploy/*.test.ts',
  'tests/relay/http/{duplicates,fuzz}.test.ts',
  'tests/relay/limits/amplification.test.ts',
  'tests/relay/mail/{hostile-input,letter-size,open-relay,outage}.test.ts',
  'tests/relay/queue/{clients,overflow}.test.ts',
  'tests/relay/story/subject.test.ts',
];
/** Tests of units that start programs, read the whole code, or try texts of a megabyte. `npm run test:quick` leaves them out. */
const LONG_UNIT = [
  'tests/unit/build/limits.test.ts',
  'tests/unit/channel/inert-markdown.test.ts',
  'tests/unit/ci/count.test.ts',
  'tests/unit/demo/*.test.ts',
  'tests/unit/passage/locate/locate-properties.test.ts',
  'tests/unit/recipient/{contact-page-contacts,hostile-contacts,read-contact-pages}.test.ts',
  'tests/unit/relay/story/subject.test.ts',
];
/** Tests of units that need modules of their own, since they put a browser or a document around them. */
const UNIT_IN_BROWSER = readdirSync('tests/unit', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `tests/unit/${file.replaceAll('\\', '/')}`)
  .filter((file) =>
    /stubGlobal|vi\.mock\(|wxt\/testing|@vitest-environment/.test(readFileSync(file, 'utf8')),
  );
/** What has no database in it, or for which it makes no difference: connections, DNS, mail servers. */
const WITHOUT_DATABASE = [
  'tests/relay/http/slow-clients.test.ts',
  'tests/relay/mail/{dkim,letter-size,opensmtpd}.test.ts',
  'tests/relay/store/{batches,sqlite-file}.test.ts',
  'tests/relay/http/storage.test.ts',
  'tests/relay/deploy/monitoring.test.ts',
  'tests/relay/config/config.test.ts',
  'tests/relay/check/dns.test.ts',
  'tests/relay/http/fuzz.test.ts',
  'tests/relay/commands/init.test.ts',
  'tests/relay/deploy/web-servers.test.ts',
];

/** A machine of CI's may be busy with others' work: a test has a second try there, and `.ci/run` names it as flaky. */
const retry = process.env.CI ? 1 : 0;
/** The files of a project share a worker's modules: they keep nothing there, and loading them again would be half of a run. */
const shared = { isolate: false, retry };
const relay = { ...shared, testTimeout: 40_000 };

export default defineConfig({
  test: {
    maxWorkers: 3, // most of what a relay's tests do is to wait for one another
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [...LONG_UNIT, ...UNIT_IN_BROWSER],
          ...shared,
          testTimeout: 20_000,
        },
      },
      { test: { name: 'unit in a fake browser', include: UNIT_IN_BROWSER, testTimeout: 20_000, retry } },
      { test: { name: 'unit at length', include: LONG_UNIT, ...shared, testTimeout: 60_000 } },
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
