// Settings from a storage that fails, or answers late or never, with a fake of the browser's storage and clock.

import { beforeEach, expect, test, vi } from 'vitest';

let answer: () => Promise<Record<string, unknown>>;
const get = vi.fn(() => answer());
vi.stubGlobal('chrome', { storage: { local: { get } } });

const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };

/** The module as a page has it that was just opened. */
async function openPage() {
  vi.resetModules();
  return import('../../../lib/settings/settings');
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue();
  get.mockClear();
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

test('after a failure, the storage is left alone for a minute, and then asked again', async () => {
  let fail: (error: Error) => void = () => undefined;
  answer = () =>
    new Promise((_, reject) => {
      fail = reject;
    });
  const { settingsOrDefaults } = await openPage();
  const first = settingsOrDefaults();
  await vi.advanceTimersByTimeAsync(300);
  await first;
  answer = async () => ({ language: 'de' });
  fail(new Error('IO error: LOCK'));
  await vi.advanceTimersByTimeAsync(0);
  expect((await settingsOrDefaults()).language).toBeUndefined();
  expect(get).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await settingsOrDefaults()).language).toBe('de');
});

test('of many reads at the same time, only the first one reaches a storage that fails', async () => {
  answer = () => Promise.reject(new Error('IO error: LOCK'));
  const { readSettings } = await openPage();
  const reads = await Promise.allSettled([readSettings(), readSettings(), readSettings(), readSettings()]);
  expect(reads.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(get).toHaveBeenCalledTimes(1);
});

test('settings that cannot be read are not replaced by ones that were made from the defaults', async () => {
  answer = () => Promise.reject(new Error('IO error: LOCK'));
  vi.resetModules();
  const { chooseRecipientFor, setOwnRelay, switchSite } = await import('../../../lib/settings/sites');
  await expect(switchSite('docs.example', false)).rejects.toThrow('IO error');
  await expect(setOwnRelay('', 'https://relay.news.test/inbox')).rejects.toThrow('a moment ago');
  await expect(chooseRecipientFor('https://news.test/1', undefined)).rejects.toThrow('a moment ago');
});
