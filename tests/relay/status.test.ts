import { expect, test } from 'vitest';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from './newsroom';

test('the status of a correction goes from received to mailed, with an ETag each', async () => {
  const { relay, sink } = await openNewsroom();
  sink.hold();
  const location = locationOf(await post(relay, annotation()));
  await sink.waitForHeld(1);
  const received = await fetch(location);
  expect(received.headers.get('Cache-Control')).toBe('no-cache');
  expect(await received.json()).toMatchObject({ 'schema:creativeWorkStatus': 'received' });
  const etag = received.headers.get('ETag') ?? '';

  const unchanged = await fetch(location, { headers: { 'If-None-Match': `"x", W/${etag}` } });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
  expect(unchanged.headers.get('ETag')).toBe(etag);

  sink.release();
  await waitForStatus(location, 'mailed');
  const mailed = await fetch(location, { headers: { 'If-None-Match': etag } });
  expect(mailed.status).toBe(200);
  expect(mailed.headers.get('ETag')).not.toBe(etag);
});

test('the status is the annotation as it came, without who wrote it', async () => {
  const { relay } = await openNewsroom();
  const { creator, ...sent } = annotation();
  const location = locationOf(
    await post(relay, { ...sent, creator, body: sent.body.map((body) => ({ ...body, creator })) }),
  );
  const response = await fetch(location);
  expect(response.headers.get('Content-Type')).toBe(
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  );
  const { 'schema:creativeWorkStatus': _, ...got } = await response.json();
  expect(got).toEqual(JSON.parse(JSON.stringify(sent)));
});

test('the status can be asked for by HEAD', async () => {
  const { relay } = await openNewsroom();
  const location = locationOf(await post(relay, annotation()));
  await waitForStatus(location, 'mailed');
  const head = await fetch(location, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('ETag')).toBe((await fetch(location)).headers.get('ETag'));
});

test('nobody has a status at an address that was not given out', async () => {
  const { relay } = await openNewsroom();
  const response = await fetch(`${relay.url}/corrections/AAAAAAAAAAAAAAAAAAAAAA`);
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

test('a correction is told apart from all others by an address that nobody can guess', async () => {
  const { relay } = await openNewsroom();
  const locations = await Promise.all(
    Array.from({ length: 20 }, async () => locationOf(await post(relay, annotation()))),
  );
  expect(new Set(locations).size).toBe(20);
});
