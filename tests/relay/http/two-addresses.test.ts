// A story's two addresses: links open the one that the reader had open, and the canonical one identifies the story.

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

/** A correction by a reader who had `address` open, on a page that calls itself `canonical`. */
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
  const { target } = (await (await fetch(location)).json()) as { target: { source: unknown } }; // our own relay's
  return target.source;
}

describe('a correction with two addresses', () => {
  test('gives both in its status, and its letter opens the one that the reader had open', async () => {
    const { relay, sink } = await openNewsroom();
    const location = locationOf(await post(relay, from(`${STORY}?page=2`, STORY)));
    expect(await sourceAt(location)).toMatchObject({ id: `${STORY}?page=2`, 'schema:url': STORY });
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain(`${STORY}?page=2#:~:text=fox-,jumpd,-over\n`);
    expect(letter?.html).toContain(`href="${STORY}?page=2#:~:text=fox-,jumpd,-over"`);
  });

  test('hangs together with all others of its story, also by readers of earlier versions', async () => {
    const { relay, sink } = await openNewsroom();
    await post(relay, from(`${STORY}?page=2`, STORY));
    await post(relay, from(`${STORY}/amp`, STORY, { exact: 'fox', replacement: 'dog' }));
    await post(relay, annotation({ address: STORY, exact: 'dog', replacement: 'fox' }));
    const letters = await sink.waitForLetters(3);
    expect(new Set(letters.map(({ references }) => String(references))).size).toBe(1);
  });

  test('is the same as one of its story that was sent from another address', async () => {
    const { relay } = await openNewsroom({
      sites: [{ name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'] }],
    });
    const mine = from(`${STORY}?page=2`, STORY);
    const sha256 = sha256Of(mine);
    expect(sha256Of(annotation({ address: STORY }))).toBe(sha256); // as a reader of an earlier version has it
    for (const other of [from(`${STORY}/amp`, STORY), from(STORY, STORY)])
      await waitForStatus(locationOf(await post(relay, other)), 'mailed');
    expect(await (await fetch(`${relay.inbox}/same?digest=${sha256}`)).json()).toMatchObject({ readers: 2 });
  });

  test('is repeated without a second letter, though an earlier version of the relay took it by one address', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:9' });
    const { relay } = await openNewsroom({ database: config.database });
    const later = from(`${STORY}?page=2`, STORY);
    const { 'schema:url': _, ...source } = later.target.source;
    const asStoredThen = { ...later, target: { ...later.target, source } };
    const location = locationOf(await post(relay, asStoredThen));
    expect(locationOf(await post(relay, later))).toBe(location);
  });
});

describe('two addresses of which one is not on the site', () => {
  test('leave a mobile site’s reader a letter that opens the story by its canonical address', async () => {
    const { relay, sink } = await openNewsroom();
    const location = locationOf(await post(relay, from('https://m.news.test/fox', STORY)));
    expect(await sourceAt(location)).toMatchObject({ id: STORY });
    expect(await sourceAt(location)).not.toHaveProperty(['schema:url']);
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain(`${STORY}#:~:text=`);
    expect(`${letter?.text}${letter?.html}`).not.toContain('m.news.test');
  });

  test('never lead the editors to a host of a stranger’s choice', async () => {
    const { relay, sink } = await openNewsroom();
    await post(relay, from('https://evil.test/login', STORY));
    await post(relay, from('https://other.test/login', STORY));
    const letters = await sink.waitForLetters(2);
    for (const { text, html, envelope } of letters) {
      expect(`${text}${html}`).not.toMatch(/evil\.test|other\.test/);
      expect(envelope.to).toContain('desk@news.test');
    }
  });

  test('do not give a page the identity of a story elsewhere', async () => {
    const { relay } = await openNewsroom();
    const location = locationOf(await post(relay, from(STORY, 'https://evil.test/story')));
    expect(await sourceAt(location)).toMatchObject({ id: STORY });
    expect(await sourceAt(location)).not.toHaveProperty(['schema:url']);
  });

  test('are refused if neither is', async () => {
    const { relay } = await openNewsroom();
    expect((await post(relay, from('https://evil.test/a', 'https://evil.test/b'))).status).toBe(403);
  });
});
