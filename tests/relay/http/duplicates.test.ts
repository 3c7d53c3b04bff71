// Asking whether others sent the same correction returns counts and states, and never a reader's words.

import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duplicateKey } from '../../../lib/correction/duplicate';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import type { Relay } from '../../../relay/relay';
import {
  annotation,
  EDITORS,
  locationOf,
  openNewsroom,
  post,
  SAMPLE,
  waitForStatus,
} from '../fixtures/newsroom';

/** Returns the hash with which the extension asks about a correction that its reader has not sent yet. */
function sha256Of(body: unknown): string {
  const parsed = parseAnnotation(body);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return createHash('sha256').update(duplicateKey(parsed.content)).digest('hex');
}

/** A site that merges duplicates into one letter. */
const MERGING = { name: 'Example News', hosts: ['news.test'], editors: EDITORS };

const ask = (relay: Relay, digest: string) => fetch(`${relay.inbox}/same?digest=${digest}`);
const said = async (relay: Relay, body: unknown) => (await ask(relay, sha256Of(body))).json();

describe('a browser that asks whether others sent the same correction', () => {
  test('gets the number of readers and the status', async () => {
    const { relay } = await openNewsroom({ sites: [MERGING] });
    expect(await said(relay, annotation())).toEqual({ readers: 0 });
    const location = locationOf(await post(relay, annotation({ name: 'One', comment: 'First.' })));
    await waitForStatus(location, 'mailed');
    expect(await said(relay, annotation({ comment: 'Mine.' }))).toEqual({ readers: 1, status: 'mailed' });
    const second = await post(relay, annotation({ name: 'Two', email: 'two@readers.test' }));
    await waitForStatus(locationOf(second), 'mailed');
    expect(await said(relay, annotation())).toEqual({ readers: 2, status: 'mailed' });
    expect(await said(relay, annotation({ replacement: 'leapt' }))).toEqual({ readers: 0 });
  });

  test.each([
    ['fixed', 'fixed'],
    ['already', 'fixed'],
    ['declined', 'declined'],
  ])('is told the verdict %s', async (answer, status) => {
    const { relay, sink } = await openNewsroom();
    await post(relay, annotation());
    const [letter] = await sink.waitForLetters(1);
    const link = (letter?.text ?? '').match(/http\S+\/verdict\/\S+/)?.[0] ?? '';
    await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ answer, note: 'For one reader only.' }),
    });
    expect(await said(relay, annotation())).toEqual({ readers: 1, status });
  });

  test('is not told about old corrections', async () => {
    let now = Date.UTC(2026, 10, 23);
    const { relay } = await openNewsroom({}, { now: () => now });
    await post(relay, annotation());
    now += 91 * 24 * 3_600_000;
    expect(await said(relay, annotation())).toEqual({ readers: 0 });
  });

  test('asks by four digits, which many corrections share, and finds its own hash in the list', async () => {
    const { relay } = await openNewsroom({ sites: [MERGING] });
    const bodies = Array.from({ length: 12 }, (_, index) => annotation({ replacement: `jumped ${index}` }));
    for (const body of bodies) await waitForStatus(locationOf(await post(relay, body)), 'mailed');
    for (const body of bodies) {
      const digest = sha256Of(body);
      const answer = await fetch(`${relay.inbox}/same?prefix=${digest.slice(0, 4)}`);
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      const { matches } = await answer.json();
      expect(matches).toContainEqual({ digest, readers: 1, status: 'mailed' });
      for (const match of matches) expect(match.digest.slice(0, 4)).toBe(digest.slice(0, 4));
    }
    const unsaid = await fetch(`${relay.inbox}/same?prefix=${sha256Of(annotation()).slice(0, 4)}`);
    expect(await unsaid.json()).toEqual({ matches: [] });
  });

  test.each(['', 'abc', 'abcde', 'ABCD', 'abcg', '%00ab', "a'--", 'ab%25'])(
    'is told the format of a prefix if it sends “%s”',
    async (prefix) => {
      const { relay } = await openNewsroom();
      expect((await fetch(`${relay.inbox}/same?prefix=${prefix}`)).status).toBe(400);
    },
  );

  test.each(['', 'abc', `${'a'.repeat(64)}0`, 'A'.repeat(64), "' or 1=1 --"])(
    'is told the format of a hash if it sends “%s”',
    async (digest) => {
      const { relay } = await openNewsroom();
      const answer = await ask(relay, encodeURIComponent(digest));
      expect(answer.status).toBe(400);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    },
  );

  test('may ask from an extension or from the script of any page, as with the inbox', async () => {
    const { relay } = await openNewsroom();
    const answer = await ask(relay, 'a'.repeat(64));
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });
});

/** Words that occur only in readers' texts. */
const words = fc
  .array(
    fc.constantFrom('zyxo', 'qüark', 'їжакъ', 'ألف', '漢字', '<b>', '"quoted"', '\\u0041', '%41', '🦔'),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((parts) => `Reader${parts.join(' ')}`);

test('no public response contains another reader’s words', async () => {
  const { relay } = await openNewsroom();
  await fc.assert(
    fc.asyncProperty(words, words, words, async (name, comment, source) => {
      const id = randomUUID(); // fast-check prefers some ids, and a second correction with the same one is refused
      const email = `reader.${id}@readers.test`;
      const evidence = `https://private.test/${encodeURIComponent(source)}`;
      const others = annotation({ id, name, comment, email, evidence });
      const location = locationOf(await post(relay, others));
      const digest = sha256Of(others);
      const unguessed = location.replace(/[\w-]$/, (last) => (last === 'A' ? 'B' : 'A'));
      const asked = [
        `${relay.inbox}/same?digest=${digest}`,
        `${relay.inbox}/same?digest=${digest}&name=${encodeURIComponent(name)}`,
        `${relay.inbox}/same?digest=`,
        relay.inbox,
        `${relay.inbox}/`,
        `${relay.inbox}/${id}`,
        `${relay.url}/corrections/${id}`,
        `${relay.url}/corrections/`,
        unguessed,
      ];
      const answers = [
        ...asked.map((address) => fetch(address)),
        ...asked.map((address) =>
          fetch(address, { headers: { Accept: 'application/json', 'If-None-Match': '*' } }),
        ),
        post(relay, annotation({ id })), // the id of another reader's correction
      ];
      for (const answer of await Promise.all(answers)) {
        const told = `${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
        for (const secret of [name, comment, evidence, email, id, SAMPLE.exact, location])
          expect(told).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
      // Even the address that the reader got does not reveal the reader.
      const own = await (await fetch(location)).text();
      for (const secret of [name, email]) expect(own).not.toContain(JSON.stringify(secret).slice(1, -1));
    }),
    { numRuns: 15 },
  );
});
