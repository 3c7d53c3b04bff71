// The demo's mailbox: letters come in over SMTP and are shown without danger.

import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../../../demo/mailbox';
import { createLetters, type ReceivedLetter } from '../../../demo/mailbox/letters';
import { previewOf, threadsOf } from '../../../demo/mailbox/threads';

let mailbox: Mailbox;

beforeEach(async () => {
  mailbox = await startMailbox();
});
afterEach(() => mailbox.stop());

async function send(message: SendMailOptions): Promise<void> {
  const transport = createTransport(mailbox.smtpUrl);
  await transport.sendMail({
    from: '"Reader’s desk" <relay@courier.test>',
    to: 'corrections@courier.test',
    ...message,
  });
  transport.close();
}

async function read(path = '/'): Promise<string> {
  return (await fetch(mailbox.url + path)).text();
}

describe('the mailbox', () => {
  test('says that there is nothing yet', async () => {
    const page = await read();
    expect(page).toContain('No letters yet.');
    expect(page).toContain(mailbox.smtpUrl);
  });

  test('takes a letter in, lists it and opens it', async () => {
    await send({
      subject: 'Correction: “Ferry”',
      text: '“delyaed” → “delayed”\n\nKind: Typo',
      html: '<h1>“delyaed” → “delayed”</h1>',
      replyTo: 'reader@home.test',
    });
    const letter = await mailbox.waitForLetter();
    expect(mailbox.letters()).toEqual([letter]);
    expect(letter.subject).toBe('Correction: “Ferry”');
    expect(letter.envelope).toEqual({ from: 'relay@courier.test', to: ['corrections@courier.test'] });
    const list = await read();
    expect(list).toContain('Correction: “Ferry”');
    expect(list).toContain('“delyaed” → “delayed” Kind: Typo');
    expect(list).toContain(`href="/letters/${letter.id}"`);
    const opened = await read(`/letters/${letter.id}`);
    for (const header of ['Reader’s desk', 'corrections@courier.test', 'reader@home.test']) {
      expect(opened).toContain(header);
    }
    expect(await read(`/letters/${letter.id}?view=text`)).toMatch(
      /<pre[^>]*>“delyaed” → “delayed”\n\nKind: Typo\s*<\/pre>/,
    );
  });

  test('shows a letter with a script in it in a sandbox', async () => {
    await send({ subject: '<script>alert(1)</script>', html: '"><script>alert(2)</script><p>Hello' });
    const { id } = await mailbox.waitForLetter();
    const response = await fetch(`${mailbox.url}/letters/${id}`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    const page = await response.text();
    const frame = /<iframe( [a-z]+="[^"]*")+/.exec(page)?.[0];
    expect(frame).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(frame).toContain('srcdoc="&lt;base target=&quot;_blank&quot;>&quot;>&lt;script>alert(2)');
    expect(page.match(/<script\b[^>]*>/g)).toEqual(['<script src="/refresh.js" defer>']);
  });

  test('shows the plain text of a letter that has no HTML', async () => {
    await send({ subject: 'Plain', text: 'Only <text>' });
    const { id } = await mailbox.waitForLetter();
    const page = await read(`/letters/${id}`);
    expect(page).not.toContain('<iframe');
    expect(page).toContain('Only &lt;text>');
  });

  test('refuses a letter that is too large', async () => {
    await expect(send({ subject: 'Large', text: 'x'.repeat(6_000_000) })).rejects.toThrow(
      /552|exceeds|too large/i,
    );
    expect(mailbox.letters()).toEqual([]);
  });

  test('waits for the letter that fits, and not for ever', async () => {
    const wanted = mailbox.waitForLetter(({ subject }) => subject === 'Second');
    await send({ subject: 'First', text: '1' });
    await send({ subject: 'Second', text: '2' });
    expect((await wanted).text?.trim()).toBe('2');
    await expect(mailbox.waitForLetter(({ subject }) => subject === 'Third', 10)).rejects.toThrow('10 ms');
  });

  test('tells an open page of an arrival', async () => {
    const stop = new AbortController();
    const response = await fetch(`${mailbox.url}/arrivals`, { signal: stop.signal });
    const events = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await events?.read())?.value).toContain('data: listening');
    await send({ subject: 'News', text: 'News' });
    expect((await events?.read())?.value).toContain('data: 1');
    stop.abort();
  });

  test('answers 404 for a letter that is gone', async () => {
    expect((await fetch(`${mailbox.url}/letters/99`)).status).toBe(404);
    expect((await fetch(`${mailbox.url}/mailbox.css`)).headers.get('content-type')).toBe(
      'text/css; charset=utf-8',
    );
  });

  test('stops although a page is listening', async () => {
    const another = await startMailbox();
    await fetch(`${another.url}/arrivals`);
    await another.stop();
    await expect(fetch(another.url)).rejects.toThrow();
  });
});

describe('the letters', () => {
  const letter = (fields: Partial<ReceivedLetter> = {}): ReceivedLetter => ({
    id: 1,
    receivedAt: new Date(0),
    envelope: { from: '', to: [] },
    headers: new Map(),
    headerLines: [],
    attachments: [],
    html: false,
    ...fields,
  });

  test('that came first go when there are too many', () => {
    const letters = createLetters(2);
    for (const subject of ['a', 'b', 'c']) letters.add(letter({ subject }));
    expect(letters.all().map(({ subject }) => subject)).toEqual(['b', 'c']);
    expect(letters.all().map(({ id }) => id)).toEqual([2, 3]);
  });

  test('about one story are one conversation, the newest on top', () => {
    const threads = threadsOf([
      letter({ id: 1, subject: 'Ferry', references: '<ferry@relay>' }),
      letter({ id: 2, subject: 'Wall', references: ['<wall@relay>', '<2@relay>'] }),
      letter({ id: 3, subject: 'Ferry', references: ['<ferry@relay>'] }),
      letter({ id: 4 }),
    ]);
    expect(threads.map(({ subject, letters }) => [subject, letters.map(({ id }) => id)])).toEqual([
      ['(no subject)', [4]],
      ['Ferry', [3, 1]],
      ['Wall', [2]],
    ]);
  });

  test('have a preview of one line', () => {
    expect(previewOf({ text: 'One\n\ntwo  three' })).toBe('One two three');
    expect(previewOf({ text: `${'a'.repeat(159)}😀 and more` })).toHaveLength(161);
    expect(previewOf({})).toBe('');
  });
});
