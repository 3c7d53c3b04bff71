// One attempt to deliver to a site with Mistape: a real server on loopback that gives every kind of response.

import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { AttemptOutcome } from '../../../lib/channel/attempt';
import { deliverToMistape } from '../../../lib/channel/deliver-to-mistape';
import { serve, serveRaw, textOf } from '../fixtures/loopback';

const BODY = 'action=mistape_report_error&word=%D1%91';
const MEANS = { fetch, now: Date.now, isOnline: () => true };

function post(origin: string, means = MEANS): Promise<AttemptOutcome> {
  const endpoint = `${origin}/wp-admin/admin-ajax.php`;
  return deliverToMistape({ type: 'mistape', endpoint, provenance: 'site-tool' }, BODY, means);
}

interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The outcome of an attempt at a site that answers so. */
async function outcomeOf({ status = 200, headers, body = '' }: Said): Promise<AttemptOutcome> {
  return post(await serve((_, response) => response.writeHead(status, headers).end(body)));
}

const reply = (success: boolean, title?: string, message?: string) =>
  JSON.stringify({ success, data: { title, message } });

test('a report is posted as it was stored, as a form, and with no header that identifies the reader', async () => {
  const received: { request: IncomingMessage; body: string }[] = [];
  const origin = await serve(async (request, response) => {
    received.push({ request, body: await textOf(request) });
    response.end(reply(true));
  });
  await post(origin);
  const [{ request, body } = { request: undefined, body: '' }] = received;
  expect(received).toHaveLength(1);
  expect(body).toBe(BODY);
  expect(request).toMatchObject({ method: 'POST', url: '/wp-admin/admin-ajax.php' });
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'x-requested-with': 'XMLHttpRequest',
  });
  expect(request?.headers).not.toHaveProperty('cookie');
  expect(request?.headers).not.toHaveProperty('referer');
});

describe('the site has accepted the report', () => {
  test.each([
    reply(true, 'Thanks!', 'Our editors are notified.'),
    '{"success":true}',
    '\n{"success":true,"data":"x"}',
    'Warning: x in y.php {"success":true}',
    `<br />\n<b>Notice</b>: {"success":false} in <b>y.php</b><br />\n${reply(true, 'Thanks!')}`,
  ])('if it says so: %s', async (body) => {
    expect(await outcomeOf({ body })).toEqual({ outcome: 'delivered' });
  });
});

describe('the site has refused the report', () => {
  const refusal = (detail?: string, status = 200) => ({
    outcome: 'refused',
    problem: { kind: 'answered', status, ...(detail !== undefined && { detail }) },
  });

  test.each([
    ['Report not sent', 'No text selected.', 'Report not sent: No text selected.'],
    [
      'Дякуємо!',
      'Наші редактори вже знають про цю помилку.',
      'Дякуємо! Наші редактори вже знають про цю помилку.',
    ],
    ['Sorry', '', 'Sorry'],
    ['', 'Too many\n reports', 'Too many reports'],
    [
      '',
      '<p>Write to <a href="mailto:x">us</a> &amp; wait</p><img src=x onerror=alert(1)>',
      'Write to us & wait',
    ],
    ['<b', 'x', 'x'],
  ])('and its own words are kept, as one line without HTML: “%s”, “%s”', async (title, message, detail) => {
    expect(await outcomeOf({ body: reply(false, title, message) })).toEqual(refusal(detail));
  });

  test('with a status of its own', async () => {
    expect(await outcomeOf({ status: 403, body: reply(false, 'No') })).toEqual(refusal('No', 403));
  });

  test('after a notice of PHP', async () => {
    expect(await outcomeOf({ body: `<b>Warning</b>: x${reply(false, 'No')}` })).toEqual(refusal('No'));
  });

  test.each(['{"success":false}', '{"success":false,"data":[1]}', '{"success":false,"data":null}'])(
    'without words: %s',
    async (body) => expect(await outcomeOf({ body })).toEqual(refusal()),
  );

  test('and an endless text is cut', async () => {
    const outcome = await outcomeOf({ body: reply(false, undefined, '😀'.repeat(5_000)) });
    expect(outcome).toEqual(refusal('😀'.repeat(300)));
  });
});

describe('the plugin is not there', () => {
  test.each(['0', '-1', '0\n'])('if WordPress answers “%s”', async (body) => {
    expect(await outcomeOf({ status: 400, body })).toMatchObject({ outcome: 'not-there' });
    expect(await outcomeOf({ body })).toMatchObject({ outcome: 'not-there' });
  });

  test.each([404, 405, 410])('after %i', async (status) => {
    expect(await outcomeOf({ status, body: '<h1>No</h1>' })).toEqual({
      outcome: 'not-there',
      problem: { kind: 'answered', status },
    });
  });
});

describe('it is unclear what became of the report', () => {
  test.each([
    '',
    '<!doctype html><title>Log in</title>',
    'null',
    '[]',
    '{"success":"yes"}',
    'Warning {"success":tr',
    '1',
  ])('after a 200 that is not the plugin’s answer: %j', async (body) => {
    expect(await outcomeOf({ body })).toEqual({ outcome: 'unclear' });
  });

  test('after a 200 that is cut off', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"success":tr';
    const origin = await serveRaw((socket) => socket.once('data', () => socket.end(head)));
    expect(await post(origin)).toEqual({ outcome: 'unclear' });
  });
});

describe('the report is sent again later', () => {
  test.each([400, 401, 403, 408, 429, 500, 502, 503])('after %i', async (status) => {
    expect(await outcomeOf({ status, body: '<h1>No</h1>' })).toEqual({
      outcome: 'again',
      problem: { kind: 'answered', status },
    });
  });

  test.each([429, 500, 503])('after %i, whatever the plugin says', async (status) => {
    expect(await outcomeOf({ status, body: reply(false, 'No') })).toMatchObject({ outcome: 'again' });
    expect(await outcomeOf({ status, body: reply(true) })).toMatchObject({ outcome: 'again' });
  });

  test('after as many seconds as the site asks for', async () => {
    expect(await outcomeOf({ status: 503, headers: { 'Retry-After': '120' } })).toMatchObject({
      outcome: 'again',
      askedMs: 120_000,
    });
  });

  test.each([301, 302, 307, 308])('after a redirect (%i), which is not followed', async (status) => {
    const reached: string[] = [];
    const origin = await serve((request, response) => {
      reached.push(request.url ?? '');
      response.writeHead(status, { Location: '/elsewhere' }).end(reply(true));
    });
    expect(await post(origin)).toEqual({ outcome: 'again', problem: { kind: 'redirected' } });
    expect(reached).toEqual(['/wp-admin/admin-ajax.php']);
  });

  test('after no answer; without a network, that says nothing about the site', async () => {
    const origin = await serveRaw((socket) => socket.destroy());
    expect(await post(origin)).toEqual({ outcome: 'again', problem: { kind: 'unreachable' } });
    expect(await post(origin, { ...MEANS, isOnline: () => false })).toEqual({
      outcome: 'again',
      problem: { kind: 'offline' },
    });
  });
});
