// The requirements of Linked Data Notifications (https://www.w3.org/TR/ldn/) for a receiver, by section.

import { describe, expect, test } from 'vitest';
import { annotation, locationOf, openNewsroom, post } from '../fixtures/newsroom';

const OPERATOR_TOKEN = 'the-operators-own-token';
const asOperator = { headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` } };
const CONTAINS = 'http://www.w3.org/ns/ldp#contains';

/** Returns the resources in the inbox: `contains` of its document, expanded by its context. */
async function contents(response: Response): Promise<string[]> {
  const document = await response.json();
  expect(document['@context']).toBe('http://www.w3.org/ns/ldp'); // in which `contains` is CONTAINS, of resources
  const expanded = { '@id': new URL(document['@id'], response.url).href, [CONTAINS]: document.contains };
  expect(expanded['@id']).toBe(response.url.split('?')[0]);
  return expanded[CONTAINS].map((one: string) => new URL(one, response.url).href);
}

describe('a sender’s notification (section 3.2, Receiver)', () => {
  test('MUST be accepted by POST with 201 and a Location from which its data can be retrieved', async () => {
    const { relay } = await openNewsroom();
    const sent = annotation();
    const response = await post(relay, sent, { 'Content-Type': 'application/ld+json' });
    expect(response.status).toBe(201);
    const retrieved = await fetch(locationOf(response), { headers: { Accept: 'application/ld+json' } });
    expect(retrieved.status).toBe(200);
    expect(await retrieved.json()).toMatchObject({ id: sent.id, target: sent.target });
  });

  test('MUST be accepted as JSON-LD, with any profile in its Content-Type', async () => {
    const { relay } = await openNewsroom();
    for (const contentType of [
      'application/ld+json',
      'application/ld+json; profile="http://www.w3.org/ns/activitystreams"',
      'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld http://example.org/another"',
      'application/ld+json; charset=utf-8',
    ])
      expect((await post(relay, annotation(), { 'Content-Type': contentType })).status).toBe(201);
  });

  test('SHOULD be refused with a 4xx if it breaks the receiver’s constraints', async () => {
    const { relay } = await openNewsroom();
    const announce = { '@context': 'https://www.w3.org/ns/activitystreams', type: 'Announce', id: '' };
    for (const body of [
      announce,
      'not JSON',
      { ...annotation(), body: 'words' },
      annotation({ address: 'x' }),
    ]) {
      const { status } = await post(relay, body);
      expect(status).toBe(400);
    }
    expect((await post(relay, annotation({ address: 'https://elsewhere.test/' }))).status).toBe(403);
  });

  test('SHOULD have one of the types in Accept-Post, which is sent to GET, HEAD and OPTIONS, and after another type', async () => {
    const { relay } = await openNewsroom();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const response = await fetch(relay.inbox, { method });
      expect(response.ok).toBe(true);
      expect(response.headers.get('Accept-Post')).toBe('application/ld+json');
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST');
    }
    const turtle = await post(relay, '<> a <http://www.w3.org/ns/oa#Annotation> .', {
      'Content-Type': 'text/turtle',
    });
    expect(turtle.status).toBe(415);
    expect(turtle.headers.get('Accept-Post')).toBe('application/ld+json');
  });
});

describe('a consumer’s request (section 3.3, Receiver)', () => {
  test('for the inbox MUST get 200 with JSON-LD unless it asks for another type', async () => {
    const { relay } = await openNewsroom();
    for (const headers of [
      {},
      { Accept: 'application/ld+json' },
      { Accept: '*/*' },
      { Accept: 'text/turtle, */*;q=0.1' },
    ]) {
      const response = await fetch(relay.inbox, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('application/ld+json');
      expect(await contents(response)).toEqual([]);
    }
  });

  test('MUST find each notification related to the URL of the inbox by ldp:contains', async () => {
    const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
    const locations = [];
    for (let count = 0; count < 3; count += 1) locations.push(locationOf(await post(relay, annotation())));
    expect((await contents(await fetch(relay.inbox, asOperator))).sort()).toEqual(locations.sort());
  });

  test('MAY be restricted: the public sees nothing, and does not learn that there is more', async () => {
    const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
    locationOf(await post(relay, annotation()));
    expect(await contents(await fetch(relay.inbox))).toEqual([]);
  });

  test('for a notification MUST get JSON-LD that is an RDF source', async () => {
    const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
    locationOf(await post(relay, annotation()));
    const [location = ''] = await contents(await fetch(relay.inbox, asOperator));
    for (const headers of [{}, { Accept: 'application/ld+json' }, { Accept: 'text/turtle' }]) {
      const response = await fetch(location, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toMatch(/^application\/ld\+json(;|$)/);
      expect(response.headers.get('Link')).toBe('<http://www.w3.org/ns/ldp#Resource>; rel="type"');
      expect(await response.json()).toMatchObject({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
      });
    }
  });

  test('for a notification that does not exist gets a 4xx', async () => {
    const { relay } = await openNewsroom();
    expect((await fetch(`${relay.url}/corrections/none`)).status).toBe(404);
  });
});

test('GET and POST MUST be supported on the inbox; other methods get 405', async () => {
  const { relay } = await openNewsroom();
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const response = await fetch(relay.inbox, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST');
  }
});

test('pages of any origin can send and read the necessary headers (section 4.2, CORS)', async () => {
  const { relay } = await openNewsroom();
  const response = await post(relay, annotation(), { Origin: 'https://elsewhere.test' });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  const exposed = response.headers.get('Access-Control-Expose-Headers')?.split(',');
  expect(exposed).toEqual(expect.arrayContaining(['Location', 'Link', 'Accept-Post']));
});
