// The actions that only the desk can take: declining a correction as spam, and muting a story.

import { describe, expect, test } from 'vitest';
import {
  annotation,
  EDITORS,
  locationOf,
  type Newsroom,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

/** Returns a correction whose letter has arrived, and the address of its verdict page, without a selected verdict. */
async function mailed({ relay, sink }: Newsroom) {
  const location = locationOf(await post(relay, annotation()));
  const letter = (await sink.waitForLetters(1)).at(-1);
  await waitForStatus(location, 'mailed');
  const link = /http\S+\/verdict\/[^\s?]+/.exec(letter?.text ?? '')?.[0] ?? expect.fail('no link');
  return { location, link };
}

const send = (link: string, fields: Record<string, string> = {}) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields) });

const statusAt = async (location: string) => (await fetch(location)).json();

/** Returns the link in the last letter to the desk. */
async function confirmation({ sink }: Newsroom, count: number): Promise<string> {
  const notice = (await sink.waitForLetters(count)).at(-1);
  expect(notice?.envelope.to).toEqual(EDITORS);
  expect(notice?.replyTo).toBeUndefined();
  return /http\S+\/verdict\/confirm\/\S+/.exec(notice?.text ?? '')?.[0] ?? expect.fail('no link');
}

describe('declining a correction as spam', () => {
  test('is confirmed with a link that only the desk gets, and the reader is not told the reason', async () => {
    const newsroom = await openNewsroom();
    const { location, link } = await mailed(newsroom);
    const asked = await send(link, { answer: 'declined', reason: 'spam', note: 'Go away.' });
    expect(await asked.text()).toContain('A link to confirm it is on its way to the desk.');
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'mailed' });

    const confirm = await confirmation(newsroom, 2);
    expect(await (await fetch(confirm)).text()).toContain('Is the correction spam?');
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'mailed' });
    expect(await (await send(confirm)).text()).toContain('It is declined as spam.');
    const status = await statusAt(location);
    expect(status).toMatchObject({ 'schema:creativeWorkStatus': 'declined' });
    expect(JSON.stringify(status)).not.toMatch(/spam|Go away/i);
  });

  test('is not possible with an older link after another verdict', async () => {
    const newsroom = await openNewsroom();
    const { location, link } = await mailed(newsroom);
    await send(link, { answer: 'declined', reason: 'spam' });
    const confirm = await confirmation(newsroom, 2);
    await send(link, { answer: 'fixed' });
    expect((await fetch(confirm)).status).toBe(409);
    const late = await send(confirm);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('answered in the meantime');
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'fixed' });
    // No other link is mailed either.
    expect((await send(link, { answer: 'declined', reason: 'spam' })).status).toBe(409);
    expect(newsroom.sink.letters).toHaveLength(2);
  });

  test('stops a letter that one editor does not have yet', async () => {
    let now = Date.parse('2026-11-24T12:00:00Z');
    const newsroom = await openNewsroom({}, { retryDelay: () => 3_600_000, now: () => now });
    const { relay, sink, lines } = newsroom;
    sink.refuseWith({ at: 'recipient', code: 451, words: 'later', recipient: 'online@news.test' });
    const location = locationOf(await post(relay, annotation()));
    const [letter] = await sink.waitForLetters(1);
    const link = /http\S+\/verdict\/[^\s?]+/.exec(letter?.text ?? '')?.[0] ?? expect.fail('no link');
    await expect.poll(() => lines.join('\n')).toContain('not mailed');
    sink.refuseWith();
    await send(link, { answer: 'declined', reason: 'spam' });
    await send(await confirmation(newsroom, 2));
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'declined' });
    now += 2 * 3_600_000; // the rescheduled letter is due before the next correction arrives
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    expect(sink.letters).toHaveLength(3);
  });
});

describe('a story', () => {
  test('is muted and unmuted with links that only the desk gets', async () => {
    const newsroom = await openNewsroom();
    const { link } = await mailed(newsroom);
    expect(await (await fetch(link)).text()).toContain('Mute this story');
    await send(`${link}/mute`);
    const mute = await confirmation(newsroom, 2);
    expect(await (await fetch(mute)).text()).toContain('Mute this story?');
    expect(await (await fetch(link)).text()).not.toContain('is muted');
    expect(await (await send(mute)).text()).toContain('The story is muted.');

    const page = await (await fetch(link)).text();
    expect(page).toContain('This story is muted: no letters are sent about it.');
    expect(page).toContain('Send letters on this story again');
    await send(`${link}/unmute`);
    const unmute = await confirmation(newsroom, 3);
    expect(await (await send(unmute)).text()).toContain('Letters on the story are sent again.');
    expect(await (await fetch(link)).text()).not.toContain('is muted');
  });

  test('causes one e-mail with a link, no matter how often the button is pressed', async () => {
    const newsroom = await openNewsroom();
    const { link } = await mailed(newsroom);
    await Promise.all([send(`${link}/mute`), send(`${link}/mute`), send(`${link}/mute`)]);
    await send(`${link}/mute`);
    expect(newsroom.sink.letters).toHaveLength(2);
  });
});

describe('a link that confirms an action', () => {
  test('cannot be made from a link in a letter, or from the link of another action', async () => {
    const newsroom = await openNewsroom();
    const { location, link } = await mailed(newsroom);
    const { origin, pathname } = new URL(link);
    const part = pathname.slice('/verdict/'.length);
    await send(`${link}/mute`);
    const mute = new URL(await confirmation(newsroom, 2)).pathname.slice('/verdict/confirm/'.length);
    for (const forged of [part, `spam.${part}`, mute.replace('mute', 'spam'), mute.replace('mute', 'unmute')])
      expect((await send(`${origin}/verdict/confirm/${forged}`)).status).toBe(410);
    expect((await send(`${origin}/verdict/${mute}`, { answer: 'fixed' })).status).toBe(410);
    expect(await statusAt(location)).toMatchObject({ 'schema:creativeWorkStatus': 'mailed' });
  });

  test('is never logged', async () => {
    const newsroom = await openNewsroom();
    const { link } = await mailed(newsroom);
    await send(`${link}/mute`);
    await send(await confirmation(newsroom, 2));
    await send(link, { answer: 'declined', reason: 'spam' });
    await send(await confirmation(newsroom, 3));
    const token = new URL(link).pathname.split('/')[2]?.split('.')[0] ?? '';
    expect(newsroom.lines.join('\n')).not.toMatch(new RegExp(`verdict/|${token}`));
  });
});

describe('a ready-made note of thanks', () => {
  test('is sent with the verdict', async () => {
    const newsroom = await openNewsroom();
    const { location, link } = await mailed(newsroom);
    const page = await (await fetch(`${link}?answer=fixed`)).text();
    expect(page).toMatch(/<input type="checkbox" name="thank" value="yes" checked/);
    await send(link, { answer: 'fixed', thank: 'yes', note: '' });
    expect(await statusAt(location)).toMatchObject({ 'schema:comment': 'Thank you for pointing this out.' });
  });

  test('is replaced by a note that the editor wrote', async () => {
    const { location, link } = await mailed(await openNewsroom());
    await send(link, { answer: 'fixed', thank: 'yes', note: 'Well spotted!' });
    expect(await statusAt(location)).toMatchObject({ 'schema:comment': 'Well spotted!' });
  });

  test('is not sent if the editor deselects it, and is not selected if nothing was changed', async () => {
    const { location, link } = await mailed(await openNewsroom());
    const page = await (await fetch(`${link}?answer=declined`)).text();
    expect(page).toMatch(/<input type="checkbox" name="thank" value="yes"\/>/);
    await send(link, { answer: 'fixed' });
    expect(await statusAt(location)).not.toHaveProperty('schema:comment');
  });
});
