// Reading and writing settings, with a fake of the browser's storage.

import { beforeEach, describe, expect, test, vi } from 'vitest';

let stored: Record<string, unknown> = {};
vi.stubGlobal('chrome', {
  storage: {
    local: {
      get: async (keys: string[]) =>
        structuredClone(
          Object.fromEntries(keys.filter((key) => key in stored).map((key) => [key, stored[key]])),
        ),
      set: async (items: Record<string, unknown>) => {
        stored = { ...stored, ...structuredClone(items) };
      },
      remove: async (key: string) => {
        delete stored[key];
      },
    },
  },
});
const { readSettings, writeSetting } = await import('../../../lib/settings/settings');
const { chosenRecipientFor, ownInboxFor } = await import('../../../lib/settings/recipients');
const { chooseRecipientFor, setOwnRelay, switchSite } = await import('../../../lib/settings/sites');
const { updateRememberedReader } = await import('../../../lib/settings/reader');

const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };
const DEFAULTS = {
  namedHosts: [],
  recipients: [],
  relays: [],
  offSites: [],
  unfolded: [],
  asksSites: true,
  asksForAnswers: true,
};

beforeEach(() => {
  stored = {};
});

describe('readSettings', () => {
  test('returns the defaults if nothing is stored', async () => {
    expect(await readSettings()).toEqual(DEFAULTS);
  });

  test('returns what was stored', async () => {
    stored = { reader: ADA, language: 'de', mailApp: 'gmail', asksSites: false, offSites: ['docs.example'] };
    expect(await readSettings()).toEqual({ ...DEFAULTS, ...stored });
  });

  test.each([
    ['language', 'tlh'],
    ['mailApp', 'telegraph'],
    ['reader', { name: 'Ada' }],
    ['namedHosts', 'relay.news.test'],
    ['recipients', {}],
    ['relays', null],
    ['offSites', 7],
    ['unfolded', 'kind'],
    ['asksSites', 'no'],
    ['asksForAnswers', []],
  ])('takes the default for a broken %s and keeps the other settings', async (name, broken) => {
    const whole: Record<string, unknown> = { reader: ADA, language: 'de', offSites: ['docs.example'] };
    stored = { ...whole, [name]: broken };
    const { [name]: _, ...others } = whole;
    expect(await readSettings()).toEqual({ ...DEFAULTS, ...others });
  });

  test('leaves out a broken entry of a list and keeps the others', async () => {
    const relay = { site: '', inbox: 'https://relay.news.test/inbox' };
    stored = { relays: [{ site: 'news.test', inbox: 'ftp://relay.news.test' }, relay, 'relay'] };
    expect((await readSettings()).relays).toEqual([relay]);
  });
});

test('writing `undefined` returns a setting to its default', async () => {
  await writeSetting('mailApp', 'proton');
  await writeSetting('mailApp', undefined);
  expect(stored).toEqual({});
});

test('a recipient is chosen for a whole site, with and without www.', async () => {
  const desk = { type: 'mailbox', mailbox: 'desk@news.test', provenance: 'typed' } as const;
  await chooseRecipientFor('https://www.news.test/story', desk);
  expect(chosenRecipientFor('https://news.test/other', await readSettings())).toEqual(desk);
  expect(chosenRecipientFor('https://other.test/', await readSettings())).toBeUndefined();
  await chooseRecipientFor('https://news.test/', undefined);
  expect(chosenRecipientFor('https://www.news.test/story', await readSettings())).toBeUndefined();
});

test('a relay for one site goes before the relay for all sites', async () => {
  await setOwnRelay('', 'https://all.test/inbox');
  await setOwnRelay('news.test', 'https://news.test/inbox');
  expect(ownInboxFor('https://blog.news.test/story', await readSettings())).toBe('https://news.test/inbox');
  expect(ownInboxFor('https://other.test/story', await readSettings())).toBe('https://all.test/inbox');
  await setOwnRelay('news.test', undefined);
  expect(ownInboxFor('https://blog.news.test/story', await readSettings())).toBe('https://all.test/inbox');
});

test('turning the shortcut on for a host turns it on for the site that contains it', async () => {
  await switchSite('news.test', false);
  await switchSite('other.test', false);
  await switchSite('blog.news.test', true);
  expect((await readSettings()).offSites).toEqual(['other.test']);
});

describe('updateRememberedReader', () => {
  test('remembers nobody unless the reader asked for it', async () => {
    await updateRememberedReader(ADA);
    expect(stored).toEqual({});
  });

  test('keeps the old value of a field that is empty this time', async () => {
    stored = { reader: ADA };
    await updateRememberedReader({ name: 'Countess', email: '' });
    expect(stored).toEqual({ reader: { ...ADA, name: 'Countess' } });
  });
});
