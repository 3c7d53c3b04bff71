// How the background's second script is loaded, with fakes of what the browsers have for it.

import { beforeEach, describe, expect, test, vi } from 'vitest';

const importScripts = vi.fn<(address: object) => void>();
const loaded = { onOpportunity: () => undefined };
const listeners: (() => void)[] = [];

/** Loads the module anew, in a worker that imports scripts as given. */
async function inWorker(importScript: () => void) {
  vi.resetModules();
  importScripts.mockReset().mockImplementation(importScript);
  listeners.length = 0;
  vi.stubGlobal('corrigendaWork', undefined);
  vi.stubGlobal('importScripts', importScripts);
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, { createScriptURL }: { createScriptURL: () => string }) => ({
      createScriptURL: () => ({ name, address: createScriptURL() }),
    }),
  });
  vi.stubGlobal('self', {
    addEventListener: (type: string, listener: () => void) => type === 'install' && listeners.push(listener),
  });
  return import('../../../lib/work/work');
}
const runScript = () => vi.stubGlobal('corrigendaWork', loaded);

beforeEach(() => vi.unstubAllGlobals());

describe('the background’s second script', () => {
  test('is not loaded before it is needed', async () => {
    const { installWork } = await inWorker(runScript);
    installWork();
    expect(importScripts).not.toHaveBeenCalled();
  });

  test('is imported when the worker is installed, so that the browser stores it', async () => {
    const { installWork } = await inWorker(runScript);
    installWork();
    for (const install of listeners) install();
    await vi.waitFor(() => expect(importScripts).toHaveBeenCalledOnce());
  });

  test('is imported once, however many events need it', async () => {
    const { work } = await inWorker(runScript);
    expect(await Promise.all([work(), work()])).toEqual([loaded, loaded]);
    expect(await work()).toBe(loaded);
    expect(importScripts).toHaveBeenCalledOnce();
  });

  test('is not imported by a script that it has already run beside', async () => {
    const { work } = await inWorker(runScript);
    runScript();
    expect(await work()).toBe(loaded);
    expect(importScripts).not.toHaveBeenCalled();
  });

  test('has its version in its address, and the one policy that the security policy allows', async () => {
    const { work } = await inWorker(runScript);
    await work();
    const address = expect.stringMatching(/^\/background-work\.js\?\d+\.\d+\.\d+/);
    expect(importScripts.mock.calls).toEqual([[{ name: 'background-work', address }]]);
  });

  test('is tried again at the next event if the browser could not read it', async () => {
    const { work } = await inWorker(() => {
      throw new Error('NetworkError');
    });
    await expect(work()).rejects.toThrow('NetworkError');
    importScripts.mockImplementation(runScript);
    expect(await work()).toBe(loaded);
  });

  test('fails aloud if it ran and set nothing', async () => {
    const { work } = await inWorker(() => undefined);
    await expect(work()).rejects.toThrow('did not run');
  });
});
