// What a request can cost the relay: nothing that is sent grows on disk, and nothing nested deep takes part of it down.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toAnnotation } from '../../lib/correction/annotation';
import { visitStore } from '../../relay/store/store';
import { corrections } from '../unit/samples';
import { annotation, locationOf, openNewsroom, post } from './newsroom';

const NEWS = { limits: { perReader: 'off', perSite: 'off' } };

/** JSON text with one key more, whose value is written as it is. */
const withKey = (body: object, value: string) => JSON.stringify(body).replace(/^\{/, `{"x":${value},`);
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe('nested JSON', () => {
  test('is taken down to 32 levels and refused below, wherever it is', async () => {
    const { relay, logged } = await openNewsroom(NEWS);
    // The annotation itself is the first level.
    for (const value of [nested('[', ']', 31), `${'{"a":'.repeat(31)}1${'}'.repeat(31)}`])
      expect((await post(relay, withKey(annotation(), value))).status).toBe(201);
    for (const depth of [32, 33, 3_000, 30_000]) {
      const response = await post(relay, withKey(annotation(), nested('[', ']', depth)));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ title: 'Nested too deeply' });
    }
    for (const depth of [100, 9_000]) {
      const body = JSON.stringify({ ...annotation(), body: 'HERE' });
      expect((await post(relay, body.replace('"HERE"', nested('[', ']', depth)))).status).toBe(400);
      const target = `${'{"source":'.repeat(depth / 10)}1${'}'.repeat(depth / 10)}`;
      expect(
        (await post(relay, JSON.stringify({ ...annotation(), target: 'T' }).replace('"T"', target))).status,
      ).toBe(400);
    }
    expect((await post(relay, '['.repeat(60_000))).status).toBe(400);
    expect(logged('failed')).toEqual([]);
  });

  test('is not what brackets within a text are', async () => {
    const { relay } = await openNewsroom(NEWS);
    const comment = `${'['.repeat(500)}\\"${'{'.repeat(500)}"\n${'['.repeat(500)}`;
    expect((await post(relay, annotation({ comment }))).status).toBe(201);
  });
});

describe('what is stored of a correction', () => {
  async function open() {
    const newsroom = await openNewsroom(NEWS);
    const store = await visitStore(newsroom.config.database);
    onTestFinished(() => store.close());
    /** Bytes of its text in the row of the correction. */
    const stored = async (id: string) => {
      const { content, story } = await store.database
        .selectFrom('corrections')
        .select(['content', 'story'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return Buffer.byteLength(content) + Buffer.byteLength(story);
    };
    return { ...newsroom, stored };
  }

  test('is what a relay knows, however much more was sent', async () => {
    const { relay, stored } = await open();
    const [plain, large] = [annotation(), annotation()];
    locationOf(await post(relay, plain));
    const numbers = `[${Array(12_000).fill('1e20').join()}]`;
    locationOf(await post(relay, withKey(large, numbers)));
    const idOf = ({ id }: { id: string }) => id.slice('urn:uuid:'.length);
    expect(await stored(idOf(large))).toBe(await stored(idOf(plain)));
  });

  test('is never more than was received', async () => {
    const { relay, stored } = await open();
    await fc.assert(
      fc.asyncProperty(corrections, async (content) => {
        const id = randomUUID();
        const address = new URL('https://news.test');
        address.pathname = new URL(content.page.address).pathname;
        const { canonical: _, ...page } = content.page;
        const sent = toAnnotation(
          { ...content, id: id as typeof content.id, page: { ...page, address: address.href } }, // a UUID
          '1.0.0',
        );
        const body = JSON.stringify(sent);
        locationOf(await post(relay, body));
        expect(await stored(id)).toBeLessThanOrEqual(Buffer.byteLength(body));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a site’s budget of bytes', () => {
  test('is 5 kB for each correction that may come, unless the operator sets it', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: '4 per hour' } });
    const large = () => withKey(annotation(), `"${'y'.repeat(9_000)}"`);
    const statuses = [await post(relay, large()), await post(relay, large()), await post(relay, large())];
    expect(statuses.map(({ status }) => status)).toEqual([201, 429, 429]);
    const off = await openNewsroom({ limits: { perSite: 'off' } });
    for (let count = 0; count < 3; count += 1) expect((await post(off.relay, large())).status).toBe(201);
  });

  test('ends what is taken for it, and for no other site', async () => {
    const { relay, logged } = await openNewsroom({ limits: { bytesPerSite: '25000 per hour' } });
    const large = () => withKey(annotation({ comment: 'x'.repeat(3_900) }), `"${'y'.repeat(5_000)}"`);
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 10)
      statuses.push((await post(relay, large())).status);
    expect(statuses).toEqual([201, 201, 429]);
    const refused = await post(relay, large());
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(3_000);
    expect(logged('limited')).toMatchObject([
      { reason: 'too-many-for-site' },
      { reason: 'too-many-for-site' },
    ]);
    expect((await post(relay, annotation({ address: 'https://other.test/story' }))).status).toBe(201);
  });
});
