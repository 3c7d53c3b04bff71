// The answers of sites, stored for a day, in a fake of the browser's storage.

import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Contacts } from '../../../lib/recipient/candidate';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEY = 'https://paper.example/';
const desk: Contacts = {
  candidates: [
    { type: 'mailbox', mailbox: 'desk@paper.example', provenance: 'trust-txt', purpose: 'editors' },
  ],
  pages: [],
};

let stored: Record<string, unknown> = {};
let isBroken = false;
const local = {
  get: async () => {
    if (isBroken) throw new Error('unreadable');
    return structuredClone(stored);
  },
  set: async (items: Record<string, unknown>) => {
    if (isBroken) throw new Error('no room');
    stored = { ...stored, ...structuredClone(items) };
  },
};
vi.stubGlobal('chrome', { storage: { local } });
vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<void>) => work() } });
afterAll(() => vi.unstubAllGlobals());
const { rememberAnswers } = await import('../../../lib/recipient/remembered-answers');

let now = 1_800_000_000_000;
const remember = rememberAnswers(() => now);
const rememberForSearch = rememberAnswers(() => now, 'search');

/** Whether the site is asked for that key. */
async function isAsked(key = KEY, answer = desk, by = remember): Promise<boolean> {
  const ask = vi.fn(async () => answer);
  expect(await by(key, ask)).toEqual(answer);
  return ask.mock.calls.length > 0;
}

beforeEach(() => {
  stored = {};
  isBroken = false;
});

describe('an answer', () => {
  test('is requested once a day', async () => {
    expect(await isAsked()).toBe(true);
    expect(await isAsked()).toBe(false);
    now += DAY_MS - 1;
    expect(await isAsked()).toBe(false);
    now += 1;
    expect(await isAsked()).toBe(true);
  });

  const nobody: Contacts = { candidates: [], pages: [] };
  const hotel: Contacts = {
    candidates: [
      {
        type: 'mailbox',
        mailbox: 'wifi@hotel.example',
        provenance: 'contact-page',
        purpose: 'general',
        elsewhere: 'hotel.example',
      },
    ],
    pages: [],
  };
  test.each([
    ['nobody', nobody],
    ['nobody of the site, as a login page of a network does', hotel],
  ])('that names %s is requested again by a form after five minutes', async (_, answer) => {
    expect(await isAsked(KEY, answer)).toBe(true);
    now += 5 * MINUTE_MS - 1;
    expect(await isAsked(KEY, answer)).toBe(false);
    now += 1;
    expect(await isAsked(KEY, desk)).toBe(true);
    now += 5 * MINUTE_MS;
    expect(await isAsked(KEY, desk)).toBe(false);
  });

  const pages: Contacts = {
    candidates: [],
    pages: [{ address: 'http://paper.example/help', purpose: 'contact' }],
  };
  const form: Contacts = {
    candidates: [
      {
        type: 'form',
        form: 'http://paper.example/contact',
        opens: 'page',
        purpose: 'general',
        provenance: 'contact-page',
      },
    ],
    pages: [],
  };
  test.each([
    ['nobody', nobody],
    ['somebody of the network', hotel],
    ['a help page', pages],
    ['a form', form],
  ])('over HTTP that names %s is requested again by the next form', async (_, answer) => {
    const key = 'http://paper.example/ home';
    expect(await isAsked(key, answer)).toBe(true);
    expect(await isAsked(key, answer)).toBe(true);
    expect(await isAsked(key, answer, rememberForSearch)).toBe(false); // nobody waits for that one
  });

  test('over HTTP that names an address of the site is requested once a day', async () => {
    const key = 'http://paper.example/.well-known/trust.txt';
    expect(await isAsked(key)).toBe(true);
    now += DAY_MS - 1;
    expect(await isAsked(key)).toBe(false);
  });

  test('that names nobody is requested once a day by the search for corrections that wait', async () => {
    expect(await isAsked(KEY, nobody, rememberForSearch)).toBe(true);
    now += DAY_MS - 1;
    expect(await isAsked(KEY, nobody, rememberForSearch)).toBe(false);
    now += 1;
    expect(await isAsked(KEY, nobody, rememberForSearch)).toBe(true);
  });

  test('that names only pages is requested once a day', async () => {
    const pages: Contacts = {
      candidates: [],
      pages: [{ address: 'https://paper.example/contact', purpose: 'contact' }],
    };
    expect(await isAsked(KEY, pages)).toBe(true);
    now += DAY_MS - 1;
    expect(await isAsked(KEY, pages)).toBe(false);
  });

  test('that did not come is requested again', async () => {
    expect(await remember(KEY, async () => undefined)).toBeUndefined();
    expect(await isAsked()).toBe(true);
  });

  test('from the future is requested again, because the clock was set back', async () => {
    await isAsked();
    now -= 1_000;
    expect(await isAsked()).toBe(true);
  });

  test('that can no longer be read does not affect the others', async () => {
    await isAsked();
    const { siteAnswers } = stored;
    stored = {
      siteAnswers: {
        ...Object(siteAnswers),
        'https://odd.example/': { at: now, contacts: { candidates: [{ type: 'pigeon' }], pages: [] } },
        'https://odder.example/': 17,
      },
    };
    expect(await isAsked()).toBe(false);
    expect(await isAsked('https://odd.example/')).toBe(true);
    expect(await isAsked('https://odd.example/')).toBe(false);
    stored = { siteAnswers: 'nonsense' };
    expect(await isAsked()).toBe(true);
  });

  test('is deleted if there are more than three hundred newer ones', async () => {
    for (let page = 0; page < 320; page += 1) {
      await isAsked(`https://paper.example/${page}`);
      now += 1;
    }
    expect(Object.keys(Object(stored.siteAnswers))).toHaveLength(300);
    expect(await isAsked('https://paper.example/319')).toBe(false);
    expect(await isAsked('https://paper.example/0')).toBe(true);
  });

  test('is returned even if it cannot be stored', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue();
    isBroken = true;
    expect(await isAsked()).toBe(true);
    expect(complaints).toHaveBeenCalled();
    complaints.mockRestore();
  });
});
