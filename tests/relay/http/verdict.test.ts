// Editors give verdicts through the links in their letter. Opening a link changes nothing.

import { describe, expect, test } from 'vitest';
import type { ReceivedLetter } from '../../../testing/newsroom/smtp-sink';
import {
  annotation,
  EDITORS,
  locationOf,
  type Newsroom,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const DAY_MS = 24 * 3_600_000;

/** Returns the links in a letter, by verdict. */
function linksIn(letter: ReceivedLetter | undefined): Record<'fixed' | 'already' | 'declined', string> {
  const links = (letter?.text ?? '').match(/http\S+\/verdict\/\S+/g) ?? [];
  const of = (answer: string) =>
    links.find((link) => link.endsWith(`answer=${answer}`)) ?? expect.fail(answer);
  return { fixed: of('fixed'), already: of('already'), declined: of('declined') };
}

/** Returns a correction whose letter has arrived. */
async function mailed({ relay, sink }: Pick<Newsroom, 'relay' | 'sink'>) {
  const location = locationOf(await post(relay, annotation()));
  const [letter] = await sink.waitForLetters(1);
  await waitForStatus(location, 'mailed');
  return { location, letter, links: linksIn(letter) };
}

const send = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

const statusAt = async (location: string) => (await fetch(location)).json();

describe('a verdict', () => {
  test('is given in the form that a link in the letter opens, and the reader’s browser learns it', async () => {
    const { location, links, letter } = await mailed(await openNewsroom());
    expect(letter?.html).toContain(links.fixed.replaceAll('&', '&amp;'));
    const page = await fetch(links.fixed);
    const html = await page.text();
    expect(html).toContain('jumpd');
    expect(html).toMatch(/<h1>“jumpd” → “jumped”<\/h1><p><a [^>]*><bdi[^>]*>Fox clears dog<\/bdi>/);
    expect(html).toMatch(/<input type="radio" name="answer" value="fixed" required checked/);

    const answered = await send(links.fixed, { answer: 'fixed', note: ' Thank you! \n' });
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain('The reader will see your answer.');
    expect(await statusAt(location)).toMatchObject({
      'schema:creativeWorkStatus': 'fixed',
      'schema:comment': 'Thank you!',
    });
  });

  test.each([
    ['already', 'fixed'],
    ['declined', 'declined'],
  ])('%s is %s to the reader', async (answer, status) => {
    const { location, links } = await mailed(await openNewsroom());
    await send(links.declined, { answer, reason: 'no-error' });
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': status });
  });

  test.each([
    ['declined', 'no-error', 'no-error'],
    ['declined', 'not-ours', 'not-ours'],
    ['declined', '', undefined],
    ['already', 'no-error', undefined],
  ])('%s with the reason “%s” tells the reader the reason %s', async (answer, reason, told) => {
    const { location, links } = await mailed(await openNewsroom());
    const page = await (await fetch(links.declined)).text();
    expect(page).toContain('The reader sees the reason, but is not told that it is spam.');
    await send(links.declined, { answer, reason });
    expect((await statusAt(location))['schema:keywords']).toBe(told);
  });

  test('is not given by a scanner that opens every link in the letter', async () => {
    const { location, links } = await mailed(await openNewsroom());
    for (const link of Object.values(links)) {
      expect((await fetch(link)).status).toBe(200);
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
    }
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'mailed' });
  });

  test('is given once: the page of a link that is opened later says so, and cannot change it', async () => {
    const { location, links } = await mailed(await openNewsroom());
    const [one, other] = await Promise.all([
      send(links.fixed, { answer: 'fixed' }),
      send(links.fixed, { answer: 'fixed' }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    const again = await send(links.declined, { answer: 'declined' });
    expect(again.status).toBe(409);
    expect(await again.text()).toMatch(/Already handled, .* UTC: Fixed\./);
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'fixed' });
  });

  test('is changed with a new link, which is mailed only to the desk', async () => {
    const newsroom = await openNewsroom();
    const { location, links } = await mailed(newsroom);
    await send(links.fixed, { answer: 'fixed' });
    const asked = await fetch(links.fixed.replace(/\?.*/, '/change'), { method: 'POST' });
    expect(await asked.text()).toContain('is on its way to the desk');
    const [, notice] = await newsroom.sink.waitForLetters(2);
    expect(notice?.envelope.to).toEqual(EDITORS);
    const fresh = /http\S+/.exec(notice?.text ?? '')?.[0] ?? expect.fail('no link');
    await send(fresh, { answer: 'declined', note: 'On second thoughts.' });
    expect(await statusAt(location)).toMatchObject({
      'schema:creativeWorkStatus': 'declined',
      'schema:comment': 'On second thoughts.',
    });
    // The link is mailed once, even if it is requested several times.
    await fetch(links.fixed.replace(/\?.*/, '/change'), { method: 'POST' });
    expect(newsroom.sink.letters).toHaveLength(2);
  });

  test('must be selected', async () => {
    const { location, links } = await mailed(await openNewsroom());
    const empty = await send(links.fixed.replace(/\?.*/, ''), { note: 'x' });
    expect(empty.status).toBe(400);
    expect(await empty.text()).toContain('Choose an answer first.');
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'mailed' });
  });
});

describe('a link', () => {
  test('is not valid if any part of it was changed', async () => {
    const { links } = await mailed(await openNewsroom());
    const { origin, pathname } = new URL(links.fixed);
    const [token = '', round = '', day = '', signature = ''] = pathname.slice('/verdict/'.length).split('.');
    for (const parts of [
      [token, '1', day, signature],
      [token, round, String(Number(day) + 1), signature],
      [`${token.slice(0, -1)}x`, round, day, signature],
      [token, round, day, signature.slice(0, -1)],
      [token, round, day, `${signature.slice(0, -2)}xx`],
      ['x'],
    ]) {
      const answer = await send(`${origin}/verdict/${parts.join('.')}`, { answer: 'fixed' });
      expect(answer.status).toBe(410);
    }
  });

  test('is valid for ninety days', async () => {
    let now = Date.parse('2026-11-24T12:00:00Z');
    const { links } = await mailed(await openNewsroom({}, { now: () => now }));
    now += 89 * DAY_MS;
    expect((await fetch(links.fixed)).status).toBe(200);
    now += 2 * DAY_MS;
    expect((await fetch(links.fixed)).status).toBe(410);
  });

  test('works in a folder of the web server, which removes the folder from requests', async () => {
    const { relay, sink } = await openNewsroom({ publicUrl: 'https://www.news.test/corrections' });
    const host = `http://127.0.0.1:${relay.port}`;
    await post({ inbox: `${host}/inbox` }, annotation());
    const [letter] = await sink.waitForLetters(1);
    const { pathname } = new URL(linksIn(letter).fixed);
    expect(pathname).toMatch(/^\/corrections\/verdict\//);
    const page = await (await fetch(host + pathname.replace('/corrections', ''))).text();
    expect(page).toContain(`<form id="verdict" method="post" action="${pathname}">`);
    expect(page).toContain(`<form method="post" action="${pathname}/mute">`);
  });

  test('opens a page that runs no scripts, cannot be framed and sends no referrer', async () => {
    const { links } = await mailed(await openNewsroom());
    const { headers } = await fetch(links.fixed);
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Cache-Control')).toBe('no-store, no-transform');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  test('is never logged', async () => {
    const newsroom = await openNewsroom();
    const { links } = await mailed(newsroom);
    await send(links.fixed, { answer: 'fixed', note: 'secret words' });
    const log = newsroom.lines.join('\n');
    expect(log).not.toMatch(/verdict\//);
    expect(log).not.toContain('secret words');
  });
});
