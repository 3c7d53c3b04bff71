// Whether the extension's scripts on pages can read its storage, with fakes of the browser's areas.

import { afterEach, expect, test, vi } from 'vitest';

const storage: Record<string, unknown> = {};
vi.stubGlobal('chrome', { storage });
const { closeStorageToPages } = await import('../../../lib/storage/storage-access');

afterEach(() => vi.restoreAllMocks());

test('every area that is used is closed to the scripts on pages', async () => {
  const local = { setAccessLevel: vi.fn(async () => undefined) };
  const session = { setAccessLevel: vi.fn(async () => undefined) };
  Object.assign(storage, { local, session });
  await closeStorageToPages();
  for (const { setAccessLevel } of [local, session])
    expect(setAccessLevel.mock.calls).toEqual([[{ accessLevel: 'TRUSTED_CONTEXTS' }]]);
});

test('a browser that cannot close an area is left as it is', async () => {
  const local = { setAccessLevel: vi.fn(async () => undefined) };
  Object.assign(storage, { local, session: {} });
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  await closeStorageToPages();
  expect(local.setAccessLevel).toHaveBeenCalledOnce();
  expect(logged).not.toHaveBeenCalled();
});

test.each([
  ['rejects', () => Promise.reject(new Error('only session'))],
  [
    'throws',
    () => {
      throw new Error('only session');
    },
  ],
])(
  'an area that the browser does not close is logged, and the other one is closed (it %s)',
  async (_how, refuse) => {
    const session = { setAccessLevel: vi.fn(async () => undefined) };
    Object.assign(storage, { local: { setAccessLevel: refuse }, session });
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    await closeStorageToPages();
    expect(session.setAccessLevel).toHaveBeenCalledOnce();
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('storage.local'), expect.any(Error));
  },
);
