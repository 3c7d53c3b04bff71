// A local storage that fails, or answers late or never, with a fake of the browser's storage and clock.

import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';

let answer: () => Promise<Record<string, unknown>>;
const get = vi.fn(() => answer());
const set = vi.fn(() => answer());
const clear = vi.fn(async () => undefined);
/** What all contexts share until the browser closes. */
let sessionItems: Record<string, unknown>;
const session = {
  get: async () => structuredClone(sessionItems),
  set: async (items: object) => Object.assign(sessionItems, items),
};
const storage = { local: { get, set, clear }, session };
vi.stubGlobal('chrome', { storage });

/** Fails as Chromium does if it cannot open the files. */
const failSlowly = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('IO error: LOCK')), 3_000);
  });

const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };

/** The module as a page has it that was just opened. */
async function openPage() {
  vi.resetModules();
  return import('../../../lib/settings/settings');
}

/** The storage as a page has it that was just opened. */
async function openStorage() {
  vi.resetModules();
  return import('../../../lib/storage/local');
}

/** Waits until the calls have failed. */
async function settled(calls: readonly Promise<unknown>[]) {
  const all = Promise.allSettled(calls);
  await vi.advanceTimersByTimeAsync(20_000);
  return (await all).map(({ status }) => status);
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue();
  for (const call of [get, set, clear]) call.mockClear();
  sessionItems = {};
  storage.session = session;
  answer = async () => ({ language: 'de', reader: ADA });
});

test('the settings of a healthy storage are returned', async () => {
  const { settingsOrDefaults } = await openPage();
  expect(await settingsOrDefaults()).toMatchObject({ language: 'de', reader: ADA });
  expect(vi.getTimerCount()).toBe(0);
});

test('if the storage fails, the defaults are returned', async () => {
  answer = () => Promise.reject(new Error('IO error: LOCK'));
  const { settingsOrDefaults, settingsInTime } = await openPage();
  expect(await settingsOrDefaults()).toMatchObject({ relays: [], recipients: [], asksSites: true });
  expect(await settingsInTime()).toBeUndefined();
});

test('if the storage never answers, the defaults are returned after 300 ms, and then at once', async () => {
  answer = () => new Promise(() => undefined);
  const { settingsOrDefaults } = await openPage();
  const first = settingsOrDefaults();
  await vi.advanceTimersByTimeAsync(300);
  expect((await first).language).toBeUndefined();
  expect((await settingsOrDefaults()).language).toBeUndefined(); // no timer runs any more
  expect(get).toHaveBeenCalledTimes(1);
});

test('settings that arrive late are used from then on', async () => {
  let arrive: (stored: Record<string, unknown>) => void = () => undefined;
  answer = () =>
    new Promise((resolve) => {
      arrive = resolve;
    });
  const { settingsOrDefaults } = await openPage();
  const first = settingsOrDefaults();
  await vi.advanceTimersByTimeAsync(300);
  expect((await first).reader).toBeUndefined();
  answer = async () => ({ reader: ADA });
  arrive({ reader: ADA });
  await vi.advanceTimersByTimeAsync(0);
  expect((await settingsOrDefaults()).reader).toEqual(ADA);
});

describe('after a call that failed slowly', () => {
  /** A page whose first read fails. */
  async function openAfterFailure() {
    answer = failSlowly;
    const page = await openStorage();
    expect(await settled([page.readLocal(null)])).toEqual(['rejected']);
    answer = async () => ({ language: 'de' });
    get.mockClear();
    return page;
  }

  test('the storage is left alone for five minutes, and then asked again', async () => {
    const { readLocal } = await openAfterFailure();
    await expect(readLocal(null)).rejects.toThrow('a moment ago');
    expect(get).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(await readLocal(null)).toEqual({ language: 'de' });
  });

  test('a page that is opened next does not wait for it', async () => {
    await openAfterFailure();
    const { settingsOrDefaults } = await openPage();
    expect((await settingsOrDefaults()).language).toBeUndefined(); // no timer runs
    expect(get).not.toHaveBeenCalled();
  });

  test('a worker that starts next does not ask it', async () => {
    await openAfterFailure();
    vi.resetModules();
    const { rememberAnswers } = await import('../../../lib/recipient/remembered-answers');
    vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
    const nobody = { candidates: [], pages: [] };
    expect(await rememberAnswers(Date.now)('https://news.test/', async () => nobody)).toEqual(nobody);
    expect([get.mock.calls, set.mock.calls]).toEqual([[], []]);
  });

  test('nothing is written to it', async () => {
    const { writeLocal } = await openAfterFailure();
    await expect(writeLocal({ language: 'de' })).rejects.toThrow('a moment ago');
    expect(set).not.toHaveBeenCalled();
  });

  test('it can still be erased', async () => {
    const { clearLocal } = await openAfterFailure();
    await clearLocal();
    expect(clear).toHaveBeenCalled();
  });

  test('a clock that is set back does not make the rest longer', async () => {
    await openAfterFailure();
    vi.setSystemTime(Date.now() - 24 * 3_600_000);
    const { readLocal } = await openStorage();
    expect(await readLocal(null)).toEqual({ language: 'de' });
  });

  test('the page leaves it alone even if session storage fails as well', async () => {
    storage.session = {
      get: () => Promise.reject(new Error('full')),
      set: () => Promise.reject(new Error('full')),
    };
    const { readLocal } = await openAfterFailure();
    await expect(readLocal(null)).rejects.toThrow('a moment ago');
  });

  test('of many calls at the same time, only the first one reaches it', async () => {
    answer = failSlowly;
    const { readLocal, writeLocal } = await openStorage();
    const calls = [readLocal(null), writeLocal({ a: 1 }), readLocal(['a']), writeLocal({ b: 1 })];
    expect(await settled(calls)).toEqual(Array(4).fill('rejected'));
    expect([get.mock.calls.length, set.mock.calls.length]).toEqual([1, 0]);
  });
});

test('a call that fails at once, as on a full disk, does not keep the next one from the storage', async () => {
  const { readLocal, writeLocal } = await openStorage();
  answer = () => Promise.reject(new Error('IO error: No space left on device'));
  await expect(writeLocal({ language: 'fr' })).rejects.toThrow('No space');
  answer = async () => ({ language: 'de' });
  expect(await readLocal(['language'])).toEqual({ language: 'de' });
});

test('settings that cannot be read are not replaced by ones that were made from the defaults', async () => {
  answer = () => Promise.reject(new Error('IO error: LOCK'));
  vi.resetModules();
  const { chooseRecipientFor, setOwnRelay, switchSite } = await import('../../../lib/settings/sites');
  await expect(switchSite('docs.example', false)).rejects.toThrow('IO error');
  await expect(setOwnRelay('', 'https://relay.news.test/inbox')).rejects.toThrow('IO error');
  await expect(chooseRecipientFor('https://news.test/1', undefined)).rejects.toThrow('IO error');
  expect(set).not.toHaveBeenCalled();
});

test('an export has what the database has if local storage cannot be read', async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', { databases: async () => [] });
  const { exportAll } = await import('../../../lib/outbox/stored-data');
  answer = () => Promise.reject(new Error('IO error: LOCK'));
  expect(await exportAll()).toEqual({ database: {}, local: 'cannot be read' });
});

test('no other module uses local storage', () => {
  const files = ['lib', 'components', 'entrypoints']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file));
  const using = files.filter((file) => /storage\s*\.\s*local\b/.test(readFileSync(file, 'utf8')));
  expect(using).toEqual(['lib/storage/local.ts']);
});
