// Runs the linter that addons.mozilla.org uses for uploaded packages.

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

test('Mozilla’s linter finds no problem in the build for Firefox', () => {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'lint:firefox', '--', '--output=json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const { metadata, ...findings } = v.parse(ReportSchema, JSON.parse(stdout));
  expect(metadata.id).toMatch(/^corrigenda@/); // the linter has read the build
  expect(findings).toEqual({ errors: [], warnings: [], notices: [] });
});
