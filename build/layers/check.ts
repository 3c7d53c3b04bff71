// `npm run check`: prints every import that breaks a rule of `rules.ts`, and fails if there is one.

import { execFileSync } from 'node:child_process';
import { importsOf } from './imports';
import { violationsIn } from './rules';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
});
const files = listed.split('\n').filter((file) => /\.(ts|tsx|js)$/.test(file));
const violations = violationsIn(importsOf(files), new Set(files));
for (const { import: one, message } of violations)
  process.stderr.write(`${one.from}:${one.line} imports ${one.to}. ${message}\n`);
process.stdout.write(
  `${files.length} files, ${violations.length} imports against the rules of build/layers\n`,
);
process.exitCode = violations.length === 0 ? 0 : 1;
