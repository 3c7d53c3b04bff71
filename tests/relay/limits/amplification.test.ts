// The cost of a request for the relay: it never stores more than was sent, and deep nesting does no harm.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toAnnotation } from '../../../lib/correction/annotation';
import { visitStore } from '../../../relay/store/store';
import { corrections } from '../../../testing/samples/corrections';
import { annotation, locationOf, openNewsroom, post } from '../fixtures/newsroom';

const NEWS = { limits: { perReader: 'off', perSite: 'off' } };

/** Returns JSON text with one more key, whose value is inserted without changes. */
const withKey = (body: object, value: string) => JSON.stringify(body).replace(/^\{/, `{"x":${value},`);
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe('nested JSON', () => {
  test('is accepted down to 32 levels and refused below, in any place', async () => {
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

  test('is not confused with brackets within a text', async () => {
    const { relay } = await openNewsroom(NEWS);
    const comment = `${'['.repeat(500)}\\"${'{'.repeat(500)}"\n${'['.repeat(500)}`;
    expect((await post(relay, annotation({ comment }))).status).toBe(201);
  });
});

describe('the stored part of a correction', () => {
  async function open() {
    const newsroom = await openNewsroom(NEWS);
    const store = await visitStore(newsroom.config.database);
    onTestFinished(() => store.close());
    /** Returns the size of the text in the correction's row, in bytes. */
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

  test('has only the fields that the relay knows, even if much more was sent', async () => {
    const { relay, stored } = await open();
    const [plain, large] = [annotation(), annotation()];
    locationOf(await post(relay, plain));
    const numbers = `[${Array(12_000).fill('1e20').join()}]`;
    locationOf(await post(relay, withKey(large, numbers)));
    const idOf = ({ id }: { id: string }) => id.slice('urn:uuid:'.length);
    expect(await stored(idOf(large))).toBe(await stored(idOf(plain)));
  });

  test('is never larger than the request', async () => {
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

describe('a large correction', () => {
  test('counts once for every 5 kB towards the limit of its site, and not of another site', async () => {
    const { relay, logged } = await openNewsroom({ limits: { perSite: '5 per hour' } });
    const large = () => withKey(annotation(), `"${'y'.repeat(9_000)}"`); // slightly more than 10 kB: counts as 3 of the 5
    expect((await post(relay, large())).status).toBe(201);
    const refused = await post(relay, large());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(3_000);
    expect(logged('limited')).toMatchObject([{ reason: 'too-many-for-site' }]);
    expect((await post(relay, annotation({ address: 'https://other.test/story' }))).status).toBe(201);
  });

  test('counts by its stored size if that is larger', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: '2 per hour' } });
    // Each of these letters takes six characters in an address, and the story's address is stored twice.
    const address = `https://news.test/${'ж'.repeat(330)}`;
    const evidence = `https://dictionary.test/${'ж'.repeat(330)}`;
    const body = annotation({ address, evidence, comment: 'x' });
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(5_000);
    expect((await post(relay, body)).status).toBe(201);
    expect((await post(relay, annotation())).status).toBe(429);
  });

  test('is accepted once, even if it is large and the limit is low', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: '1 per hour' } });
    const largest = () => withKey(annotation(), `"${'y'.repeat(60_000)}"`);
    expect((await post(relay, largest())).status).toBe(201);
    expect((await post(relay, largest())).status).toBe(429);
  });

  test('is accepted while the limit is off', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: 'off' } });
    for (let count = 0; count < 3; count += 1)
      expect((await post(relay, withKey(annotation(), `"${'y'.repeat(60_000)}"`))).status).toBe(201);
  });
});
