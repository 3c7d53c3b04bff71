// What addons.mozilla.org says of a package, before anyone uploads it.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as v from 'valibot';

const ROOT = join(import.meta.dirname, '../../..');
const FindingsSchema = v.array(v.object({ code: v.string(), message: v.string() }));
const ReportSchema = v.object({
  errors: FindingsSchema,
  warnings: FindingsSchema,
  notices: FindingsSchema,
  metadata: v.object({ id: v.string() }),
});

test('Mozilla’s linter has nothing to say of the build for Firefox', () => {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'lint:firefox', '--', '--output=json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { metadata, ...findings } = v.parse(ReportSchema, JSON.parse(stdout));
  expect(metadata.id).toMatch(/^corrigenda@/); // it has read the build
  expect(findings).toEqual({ errors: [], warnings: [], notices: [] });
});
