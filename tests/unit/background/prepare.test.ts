// When the extension puts its script and its menu item into the browser, with fakes of what it calls.

import { beforeEach, expect, test, vi } from 'vitest';

const registerShortcut = vi.fn(async () => undefined);
const injectIntoOpenTabs = vi.fn(async () => undefined);
const updateMenuItem = vi.fn(async () => undefined);
vi.mock('../../../lib/shortcut/inject', () => ({ registerShortcut, injectIntoOpenTabs }));
vi.mock('../../../lib/capture/context-menu', () => ({ updateMenuItem }));

let session: Record<string, unknown> = {};
const get = vi.fn(async () => ({ ...session }));
vi.stubGlobal('chrome', {
  storage: {
    session: {
      get,
      set: async (items: Record<string, unknown>) => {
        session = { ...session, ...items };
      },
    },
  },
});

/** Starts a worker, which has an empty memory. */
async function startWorker() {
  vi.resetModules();
  return import('../../../lib/background/prepare');
}

const counts = () =>
  [registerShortcut, injectIntoOpenTabs, updateMenuItem].map(({ mock }) => mock.calls.length);

beforeEach(() => {
  session = {};
  vi.clearAllMocks();
});

test('the first worker registers the shortcut, reaches open tabs and names the menu item', async () => {
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([1, 1, 1]);
});

test('the workers that follow do nothing', async () => {
  await (await startWorker()).prepareAtFreshStart();
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([1, 1, 1]);
});

test('after the browser has cleared its session, the next worker prepares again', async () => {
  await (await startWorker()).prepareAtFreshStart();
  session = {}; // the extension was switched off and on
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([2, 2, 2]);
});

test('an installation, which is a fresh start too, prepares once', async () => {
  const { prepare, prepareAtFreshStart } = await startWorker();
  await Promise.all([prepareAtFreshStart(), prepare()]);
  expect(counts()).toEqual([1, 1, 1]);
});

test('an update prepares, even if the browser has kept its session', async () => {
  session = { prepared: true };
  const { prepare, prepareAtFreshStart } = await startWorker();
  await Promise.all([prepareAtFreshStart(), prepare()]);
  expect(counts()).toEqual([1, 1, 1]);
});

test('if the shortcut could not be registered, the next worker tries again', async () => {
  registerShortcut.mockRejectedValueOnce(new Error('IO error'));
  await expect((await startWorker()).prepareAtFreshStart()).rejects.toThrow('IO error');
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([2, 1, 2]);
});

test('a session that cannot be read counts as a fresh start', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  get.mockRejectedValueOnce(new Error('IO error'));
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([1, 1, 1]);
});

test('a menu item that cannot be named does not keep the shortcut from being registered', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  updateMenuItem.mockRejectedValueOnce(new Error('IO error'));
  await (await startWorker()).prepareAtFreshStart();
  expect(counts()).toEqual([1, 1, 1]);
});
