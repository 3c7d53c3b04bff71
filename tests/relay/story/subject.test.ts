// The subject of a story's letters comes from the story that the relay reads, never from the first reader.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { visitStore } from '../../../relay/store/store';
import { annotation, EDITORS, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on this machine; `asked` lists the requests to it, with their headers. */
async function startSite(answer: Answer) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return { host: `127.0.0.1:${address.port}`, asked };
}

const html =
  (text: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(text);
  };

/** A newsroom for the site at `host`, which reads its stories over the network. */
const openFor = (host: string) =>
  openNewsroom(
    { sites: [{ name: 'Example News', hosts: [host], editors: EDITORS, mergeWindow: 0 }] },
    { fetch },
  );

const EVIL = 'Your mailbox will be closed, sign in at https://evil.test';

/** Returns the subject of the letter about a story at that path, if the reader's correction has another headline. */
async function subjectOf(host: string, path: string): Promise<string | undefined> {
  const { relay, sink } = await openFor(host);
  locationOf(await post(relay, annotation({ address: `http://${host}${path}`, headline: EVIL })));
  const [letter] = await sink.waitForLetters(1);
  return letter?.subject;
}

describe('the subject of a story’s letters', () => {
  test('is the headline that the relay reads on the site, with one request that carries no credentials', async () => {
    const site = await startSite(html('<title>Fox | News</title><h1>Fox <em>clears</em> dog</h1>'));
    const { relay, sink } = await openFor(site.host);
    const address = `http://${site.host}/2026/fox`;
    const locations = await Promise.all(
      [EVIL, 'Another', 'A third'].map(async (headline) =>
        locationOf(await post(relay, annotation({ address, headline }))),
      ),
    );
    for (const location of locations) await waitForStatus(location, 'mailed');
    await waitForStatus(locationOf(await post(relay, annotation({ address, headline: 'Later' }))), 'mailed');
    const subjects = (await sink.waitForLetters(4)).map(({ subject }) => subject);
    expect(new Set(subjects)).toEqual(new Set(['[Reader correction] Fox clears dog']));
    expect(site.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /2026/fox']);
    expect(site.asked[0]?.headers).not.toHaveProperty('cookie');
    expect(site.asked[0]?.headers).not.toHaveProperty('referer');
  });

  test.each<[string, string, string]>([
    ['og:title', '<meta property="og:title" content="Fox &amp; dog"><h1>News</h1>', 'Fox & dog'],
    ['h1', '<title>Fox | News</title><h1><svg><text>icon</text></svg> Fox<br>and dog </h1>', 'Fox and dog'],
    ['title', '<title>\n Fox\n and dog </title><p>Story</p>', 'Fox and dog'],
    ['h1, without what a script holds', '<script>"<h1>no</h1>"</script><h1>Fox</h1>', 'Fox'],
    [
      'title, without web addresses',
      `<title>Results for ${EVIL}</title>`,
      'Results for Your mailbox will be closed, sign in at',
    ],
  ])('is the page’s %s', async (_, page, headline) => {
    const { host } = await startSite(html(page));
    expect(await subjectOf(host, '/search?q=evil')).toBe(`[Reader correction] ${headline}`);
  });

  test('is read in the page’s own character encoding', async () => {
    const { host } = await startSite((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=windows-1257' });
      response.end(Buffer.from('<h1>R\u00eega</h1>', 'latin1')); // 0xEE is ī in this encoding
    });
    expect(await subjectOf(host, '/riga')).toBe('[Reader correction] Rīga');
  });

  test.each<[string, Answer]>([
    ['there is no such page', (_, response) => response.writeHead(404).end('<h1>Not found</h1>')],
    ['it is not HTML', html('<h1>Not a page</h1>', { 'Content-Type': 'application/json' })],
    ['it has no headline', html('<p>Story</p>')],
    [
      'it redirects elsewhere',
      (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    ],
    [
      'it redirects endlessly',
      (request, response) => response.writeHead(302, { Location: `${request.url}x` }).end(),
    ],
    ['it hangs up', (request) => request.socket.destroy()],
  ])('is made from the story’s address when %s', async (_, answer) => {
    const { host } = await startSite(answer);
    expect(await subjectOf(host, '/2026/11/fox-clears-dog-1234.html')).toBe(
      '[Reader correction] Fox clears dog',
    );
  });

  test.each([
    ['/#/2026/fox-clears-dog', 'Fox clears dog'],
    ['/app#!/ferry-stops?id=7', 'Ferry stops'],
    ['/#!choirs', 'Choirs'],
  ])(
    'comes from the route in the fragment, because the site would send its start: %s',
    async (path, headline) => {
      const { host, asked } = await startSite(html('<h1>Start</h1>'));
      expect(await subjectOf(host, path)).toBe(`[Reader correction] ${headline}`);
      expect(asked).toEqual([]);
    },
  );

  test('comes from the target of a redirect on the site, and never from another host', async () => {
    const other = await startSite(html('<h1>Router</h1>'));
    const { host, asked } = await startSite((request, response) => {
      if (request.url === '/old') response.writeHead(301, { Location: '/new/' }).end();
      else if (request.url === '/out')
        response.writeHead(301, { Location: `http://${other.host}/reboot` }).end();
      else html('<h1>Moved here</h1>')(request, response);
    });
    expect(await subjectOf(host, '/old')).toBe('[Reader correction] Moved here');
    expect(await subjectOf(host, '/out')).toBe('[Reader correction] Out');
    expect(asked.map(({ url }) => url)).toEqual(['/old', '/new/', '/out']);
    expect(other.asked).toEqual([]);
  });

  test('needs only the beginning of an endless page', async () => {
    let written = 0;
    const { host } = await startSite((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      const more = () => {
        while (!response.destroyed && response.write('<p>more</p>'.repeat(1_000))) written += 11_000;
        written += 11_000;
        response.once('drain', more);
      };
      more();
    });
    expect(await subjectOf(host, '/endless-story')).toBe('[Reader correction] Endless story');
    expect(written).toBeLessThan(16_000_000);
  });

  test('is not requested again from a site that did not respond, so that no other letter waits for it', async () => {
    let attempts = 0;
    const away: typeof fetch = async () => {
      attempts += 1;
      throw new TypeError('fetch failed');
    };
    const { relay, logged } = await openNewsroom({}, { fetch: away });
    for (const index of [1, 2, 3]) {
      const address = `https://news.test/story-${'x'.repeat(index)}`;
      await waitForStatus(locationOf(await post(relay, annotation({ address }))), 'mailed');
    }
    expect(attempts).toBe(1);
    expect(logged('story not read')).toMatchObject([{ site: 'Example News', code: 'TypeError' }]);
  });

  test('stays with its thread if a reader sent it in an earlier version, until the correction is declined as spam', async () => {
    const site = await startSite(html('<h1>Fox clears dog</h1>'));
    const { relay, sink, config } = await openFor(site.host);
    const address = `http://${site.host}/fox`;
    const store = await visitStore(config.database);
    onTestFinished(() => store.close());
    await store.database
      .insertInto('stories')
      .values({ site: 'Example News', address, subject: `[Reader correction] ${EVIL}` })
      .execute();
    const send = async () => waitForStatus(locationOf(await post(relay, annotation({ address }))), 'mailed');
    await send();
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.subject).toContain('evil.test');
    const link = /http\S+\/verdict\/[^\s?]+/.exec(letter?.text ?? '')?.[0] ?? expect.fail('no link');
    await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'declined', reason: 'spam' }) });
    const mailed = (await sink.waitForLetters(2)).at(-1);
    const confirm = /http\S+\/verdict\/confirm\/\S+/.exec(mailed?.text ?? '')?.[0] ?? expect.fail('no link');
    await fetch(confirm, { method: 'POST' });
    await send();
    expect((await sink.waitForLetters(3)).at(-1)?.subject).toBe('[Reader correction] Fox clears dog');
  });
});
