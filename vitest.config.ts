import { defineConfig } from 'vitest/config';

const RELAY = 'tests/relay/**/*.test.ts';
/** What has no database in it. */
const WITHOUT_DATABASE = ['tests/relay/batches.test.ts', 'tests/relay/config.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'relay', include: [RELAY], testTimeout: 20_000, provide: { engine: 'SQLite' } } },
      {
        test: {
          name: 'relay on PostgreSQL',
          include: [RELAY],
          exclude: WITHOUT_DATABASE,
          testTimeout: 20_000,
          provide: { engine: 'PostgreSQL' },
          globalSetup: ['tests/relay/provide-postgres.ts'],
          setupFiles: ['tests/relay/skip-without-engine.ts'],
        },
      },
    ],
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'test-results/unit.json' }]] : ['default'],
  },
});
