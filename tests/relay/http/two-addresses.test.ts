// A story's two addresses: links open the address that the reader had open, and the canonical address identifies the story.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { duplicateKey } from '../../../lib/correction/duplicate';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import {
  annotation,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const STORY = 'https://news.test/2026/11/fox';

/** Returns a correction by a reader who had `address` open, on a page whose canonical address is `canonical`. */
function from(address: unknown, canonical: unknown, changes: Parameters<typeof annotation>[0] = {}) {
  const { target, ...rest } = annotation({ address, ...changes });
  return { ...rest, target: { ...target, source: { ...target.source, 'schema:url': canonical } } };
}

function sha256Of(body: unknown): string {
  const parsed = parseAnnotation(body);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return createHash('sha256').update(duplicateKey(parsed.content)).digest('hex');
}

async function sourceAt(location: string): Promise<unknown> {
  const { target } = (await (await fetch(location)).json()) as { target: { source: unknown } }; // the response of our own relay
  return target.source;
}

describe('a correction with two addresses', () => {
  test('has both in its status, and its letter opens the address that the reader had open', async () => {
    const { relay, sink } = await openNewsroom();
    const location = locationOf(await post(relay, from(`${STORY}?page=2`, STORY)));
    expect(await sourceAt(location)).toMatchObject({ id: `${STORY}?page=2`, 'schema:url': STORY });
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain(`${STORY}?page=2#:~:text=fox-,jumpd,-over\n`);
    expect(letter?.html).toContain(`href="${STORY}?page=2#:~:text=fox-,jumpd,-over"`);
  });

  test('is in one thread with all others to its story, including those of earlier versions', async () => {
    const { relay, sink } = await openNewsroom();
    await post(relay, from(`${STORY}?page=2`, STORY));
    await post(relay, from(`${STORY}/amp`, STORY, { exact: 'fox', replacement: 'dog' }));
    await post(relay, annotation({ address: STORY, exact: 'dog', replacement: 'fox' }));
    const letters = await sink.waitForLetters(3);
    expect(new Set(letters.map(({ references }) => String(references))).size).toBe(1);
  });

  test('is a duplicate of one that was sent from another address of its story', async () => {
    const { relay } = await openNewsroom({
      sites: [{ name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'] }],
    });
    const mine = from(`${STORY}?page=2`, STORY);
    const sha256 = sha256Of(mine);
    expect(sha256Of(annotation({ address: STORY }))).toBe(sha256); // as an earlier version of the extension computes it
    for (const other of [from(`${STORY}/amp`, STORY), from(STORY, STORY)])
      await waitForStatus(locationOf(await post(relay, other)), 'mailed');
    expect(await (await fetch(`${relay.inbox}/same?digest=${sha256}`)).json()).toMatchObject({ readers: 2 });
  });

  test('gets no second letter if it is repeated after an earlier version of the relay stored it with one address', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:9' });
    const { relay } = await openNewsroom({ database: config.database });
    const later = from(`${STORY}?page=2`, STORY);
    const { 'schema:url': _, ...source } = later.target.source;
    const asStoredThen = { ...later, target: { ...later.target, source } };
    const location = locationOf(await post(relay, asStoredThen));
    expect(locationOf(await post(relay, later))).toBe(location);
  });
});

describe('two addresses, one of which is not on the site,', () => {
  test('cause a letter that opens the canonical address, for a reader of a mobile site', async () => {
    const { relay, sink } = await openNewsroom();
    const location = locationOf(await post(relay, from('https://m.news.test/fox', STORY)));
    expect(await sourceAt(location)).toMatchObject({ id: STORY });
    expect(await sourceAt(location)).not.toHaveProperty(['schema:url']);
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain(`${STORY}#:~:text=`);
    expect(`${letter?.text}${letter?.html}`).not.toContain('m.news.test');
  });

  test('never lead the editors to a host that a stranger chose', async () => {
    const { relay, sink } = await openNewsroom();
    await post(relay, from('https://evil.test/login', STORY));
    await post(relay, from('https://other.test/login', STORY));
    const letters = await sink.waitForLetters(2);
    for (const { text, html, envelope } of letters) {
      expect(`${text}${html}`).not.toMatch(/evil\.test|other\.test/);
      expect(envelope.to).toContain('desk@news.test');
    }
  });

  test('do not give a page the identity of a story on another site', async () => {
    const { relay } = await openNewsroom();
    const location = locationOf(await post(relay, from(STORY, 'https://evil.test/story')));
    expect(await sourceAt(location)).toMatchObject({ id: STORY });
    expect(await sourceAt(location)).not.toHaveProperty(['schema:url']);
  });

  test('are refused if the other is not on the site either', async () => {
    const { relay } = await openNewsroom();
    expect((await post(relay, from('https://evil.test/a', 'https://evil.test/b'))).status).toBe(403);
  });
});
