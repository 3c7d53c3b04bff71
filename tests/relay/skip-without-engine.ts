// Skips each test, and says why, where the engine of this run is not installed.

import { beforeEach, inject } from 'vitest';

beforeEach(({ skip }) => {
  skip(inject('engine') === 'PostgreSQL' && inject('postgres') === undefined, 'PostgreSQL is not installed');
});
