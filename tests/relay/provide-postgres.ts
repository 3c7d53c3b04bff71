// Starts PostgreSQL once for all tests that run on it.

import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from '../../testing/newsroom/postgres-server';

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (findPostgres() === undefined) {
    process.stderr.write(
      'PostgreSQL is not installed (on Debian: apt-get install postgresql): the relay’s tests on it are skipped.\n',
    );
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgres', server.url);
  return () => server.stop();
}
