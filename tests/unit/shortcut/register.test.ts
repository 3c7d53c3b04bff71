// Registering the shortcut's script, with a fake of the browser's scripting API that answers later and refuses an id that it has.

import { beforeEach, describe, expect, test, vi } from 'vitest';

interface Script {
  readonly id: string;
  readonly excludeMatches: readonly string[];
}

const later = () => new Promise((resolve) => setTimeout(resolve));
const registered = new Map<string, Script>();
let offSites: string[] = [];
let isBroken = false;
let failures = 0;

vi.stubGlobal('chrome', {
  storage: {
    local: {
      async get() {
        const settings = { offSites: [...offSites] };
        if (isBroken) throw new Error('IO error: LOCK');
        return settings;
      },
    },
  },
  scripting: {
    async getRegisteredContentScripts({ ids }: { ids: readonly string[] }) {
      const known = ids.flatMap((id) => registered.get(id) ?? []);
      await later();
      return known;
    },
    async registerContentScripts([script]: readonly [Script]) {
      await later();
      if (failures > 0) {
        failures -= 1;
        throw new Error('the browser is closing');
      }
      if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
      registered.set(script.id, script);
    },
    async updateContentScripts([script]: readonly [Script]) {
      await later();
      if (!registered.has(script.id)) throw new Error(`Nonexistent script ID '${script.id}'`);
      registered.set(script.id, script);
    },
  },
});
const { registerShortcut } = await import('../../../lib/shortcut/inject');

beforeEach(() => {
  registered.clear();
  offSites = [];
  isBroken = false;
  failures = 0;
});

test('two calls at the same time register the script once', async () => {
  await Promise.all([registerShortcut(), registerShortcut()]);
  expect([...registered.keys()]).toEqual(['shortcut']);
});

test('of many calls at the same time, the last one has the newest sites', async () => {
  const calls = [registerShortcut(), registerShortcut()];
  offSites = ['docs.example'];
  calls.push(registerShortcut());
  await Promise.all(calls);
  expect(registered.get('shortcut')?.excludeMatches).toEqual(['*://*.docs.example/*']);
});

test('a script that the browser has lost is registered again', async () => {
  await registerShortcut();
  registered.clear();
  await registerShortcut();
  expect(registered.size).toBe(1);
});

test('after a failed call, the call that waited for it registers the script', async () => {
  failures = 1;
  const [first, second] = await Promise.allSettled([registerShortcut(), registerShortcut()]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  expect(registered.size).toBe(1);
});

describe('if the settings cannot be read', () => {
  let now = Date.now();
  /** Lets the time pass for which a storage that failed is left alone. */
  const passTime = () => {
    now += 120_000;
    vi.setSystemTime(now);
  };

  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.useFakeTimers({ toFake: ['Date'] });
    passTime();
    isBroken = true;
  });

  test('the script is registered on all sites', async () => {
    await registerShortcut();
    expect(registered.get('shortcut')?.excludeMatches).toEqual([]);
  });

  test('a script that is registered stays off on the sites that were read earlier', async () => {
    isBroken = false;
    offSites = ['docs.example'];
    await registerShortcut();
    isBroken = true;
    await registerShortcut();
    expect(registered.get('shortcut')?.excludeMatches).toEqual(['*://*.docs.example/*']);
  });

  test('a script that was registered without them gets the sites once they can be read', async () => {
    offSites = ['docs.example'];
    await registerShortcut();
    isBroken = false;
    passTime();
    await registerShortcut();
    expect(registered.get('shortcut')?.excludeMatches).toEqual(['*://*.docs.example/*']);
  });
});
