import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { correctionsIn } from '../../../relay/store/corrections';
import { openStore } from '../../../relay/store/store';
import { newDatabase } from '../fixtures/engine';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

const OPERATOR_TOKEN = 'a-token-of-the-operators';
const TOMORROW = Date.now() + 86_400_000;

const ask = (url: string, authorization: string) => fetch(url, { headers: { Authorization: authorization } });

async function contentsOf(response: Response): Promise<string[]> {
  return (await response.json()).contains.map((path: string) => new URL(path, response.url).href);
}

test('the inbox lists its corrections for the operator’s token, the newest first, with the addresses that readers got', async () => {
  let time = TOMORROW;
  const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN }, { now: () => time });
  const locations: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    time += 1;
    locations.unshift(locationOf(await post(relay, annotation())));
  }
  const response = await ask(relay.inbox, `Bearer ${OPERATOR_TOKEN}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/ld+json');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('Link')).toBeNull();
  expect(await contentsOf(response)).toEqual(locations);
  await waitForStatus(locations[0] ?? '', 'mailed');
});

test('it lists nothing without the operator’s token, and refuses a wrong token', async () => {
  const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
  locationOf(await post(relay, annotation()));
  expect(await contentsOf(await fetch(relay.inbox))).toEqual([]);
  const wrong = [
    'Bearer',
    'Bearer x',
    `Bearer ${OPERATOR_TOKEN}x`,
    `Basic ${OPERATOR_TOKEN}`,
    OPERATOR_TOKEN,
  ];
  for (const authorization of wrong) {
    const response = await ask(relay.inbox, authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm=/);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  }
  expect((await ask(relay.inbox, `bearer ${OPERATOR_TOKEN}`)).status).toBe(200);
});

test('no token opens the list if none is configured', async () => {
  const { relay } = await openNewsroom();
  for (const token of ['', 'undefined', OPERATOR_TOKEN])
    expect((await ask(relay.inbox, `Bearer ${token}`)).status).toBe(401);
});

test('a long list has pages, each with a link to the next', async () => {
  const database = await newDatabase();
  const store = await openStore(database);
  const corrections = correctionsIn(store);
  await Promise.all(
    Array.from({ length: 1_003 }, (_, index) => {
      const texts = {
        site: 'Example News',
        story: 'https://news.test/',
        desk: '',
        content: '{}',
        client: null,
        names_reader: 0,
      };
      const keys = {
        id: randomUUID(),
        token: `token-${String(index).padStart(4, '0')}`,
        content_sha256: '',
        duplicate_key: '',
      };
      return corrections.accept({ ...texts, ...keys, subject: '' }, TOMORROW + Math.floor(index / 3)); // some at the same time
    }),
  );
  await store.close();
  const { relay } = await openNewsroom({ database, operatorToken: OPERATOR_TOKEN });
  const listed: string[] = [];
  const sizes: number[] = [];
  let url: string | undefined = relay.inbox;
  while (url !== undefined) {
    const response = await ask(url, `Bearer ${OPERATOR_TOKEN}`);
    const contents = await contentsOf(response);
    listed.push(...contents);
    sizes.push(contents.length);
    const next: string | undefined = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1];
    url = next && new URL(next, response.url).href;
  }
  expect(sizes).toEqual([500, 500, 3]);
  expect(new Set(listed).size).toBe(1_003);
  expect(listed[0]).toContain('/corrections/token-1002');
  expect(listed.at(-1)).toContain('/corrections/token-0002');
});

test('a page that does not exist is refused', async () => {
  const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
  const response = await ask(`${relay.inbox}?before=nobody`, `Bearer ${OPERATOR_TOKEN}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ title: 'No such page of the list' });
});
