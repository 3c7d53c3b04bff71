import { expect, test } from 'vitest';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

test('the status of a correction changes from received to mailed, each with its own ETag', async () => {
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

test('the status is the annotation as it was sent, without its creator and without unknown values', async () => {
  const { relay } = await openNewsroom();
  const { creator, ...sent } = annotation();
  const [editing, ...others] = sent.body;
  const body = [{ ...editing, language: 'en' }, ...others];
  const unknown = { 'ex:note': 'secret', 'ex:list': [[[1e20]]] };
  const location = locationOf(
    await post(relay, {
      ...sent,
      ...unknown,
      creator,
      body: body.map((one) => ({ ...one, ...unknown, creator })),
      target: { ...sent.target, ...unknown, creator },
    }),
  );
  const response = await fetch(location);
  expect(response.headers.get('Content-Type')).toBe(
    'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  );
  const { 'schema:creativeWorkStatus': _, ...got } = await response.json();
  expect(got).toEqual(JSON.parse(JSON.stringify({ ...sent, body })));
});

test('the status of another program’s annotation names that program, or none', async () => {
  const { relay } = await openNewsroom();
  for (const [generator, told] of [
    [
      { type: 'Software', name: 'Another sender' },
      { type: 'Software', name: 'Another sender' },
    ],
    ['https://sender.test/', undefined],
    [{ name: 'x'.repeat(101) }, undefined],
    [undefined, undefined],
  ]) {
    const location = locationOf(await post(relay, { ...annotation(), generator }));
    expect((await (await fetch(location)).json()).generator).toEqual(told);
  }
});

test('the status supports HEAD', async () => {
  const { relay } = await openNewsroom();
  const location = locationOf(await post(relay, annotation()));
  await waitForStatus(location, 'mailed');
  const head = await fetch(location, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('ETag')).toBe((await fetch(location)).headers.get('ETag'));
});

test('an address that was never issued has no status', async () => {
  const { relay } = await openNewsroom();
  const response = await fetch(`${relay.url}/corrections/AAAAAAAAAAAAAAAAAAAAAA`);
  expect(response.status).toBe(404);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
});

test('every correction has its own address, which nobody can guess', async () => {
  const { relay } = await openNewsroom();
  const locations = await Promise.all(
    Array.from({ length: 20 }, async () => locationOf(await post(relay, annotation()))),
  );
  expect(new Set(locations).size).toBe(20);
});
