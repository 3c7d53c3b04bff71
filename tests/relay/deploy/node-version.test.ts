import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAtLeast, MIN_NODE } from '../../../relay/node-version';
import { RELAY } from '../fixtures/command-process';

/** Runs the bundled relay as if Node.js had this version. */
function runOn(version: string): { status: number | null; text: string } {
  const preload = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...RELAY, 'help'], {
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}

test('an old Node.js ends the relay with one line that names the version it needs', () => {
  const { status, text } = runOn('18.19.0');
  expect(text).toMatch(/^The relay needs Node\.js 20\.19\.0 or later; this is 18\.19\.0 \(.*\)\.\n$/);
  expect(status).toBe(1);
});

test('the oldest Node.js that is supported, and a later one, run the relay', () => {
  for (const version of [MIN_NODE, '26.10.0']) expect(runOn(version)).toMatchObject({ status: 0 });
});

test('the version is the one in package.json', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(engines.node).toBe(`>=${MIN_NODE}`);
});

test.each([
  ['20.18.9', false],
  ['20.19.0', true],
  ['20.9.0', false],
  ['21.0.0', true],
  ['9.99.99', false],
])('version %s is new enough for 20.19.0: %s', (version, is) => {
  expect(isAtLeast(version, '20.19.0')).toBe(is);
});
