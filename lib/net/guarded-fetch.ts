// The browser's own `fetch` behind session rules of the browser: whatever the extension asks is blocked, but for the
// host of each request while it runs. A redirect to another host is refused before anything reaches that host.

import { browser } from 'wxt/browser';
import { isAllowed } from './allowed-sites';
import type { Fetch } from './anonymous-fetch';

/** Rules that stand. The higher priority wins; an `allow` rule also switches off header rules that are not above it. */
const BLOCK_ALL = { id: 1, priority: 1 };
const NO_ORIGIN = { id: 2, priority: 3 };
const PASS_PRIORITY = 2;
/** Ids from here on belong to requests. */
const FIRST_PASS = 1_000;
const LAST_PASS = 2 ** 31;

/**
 * Sends a request under the rules. Where the browser withholds the host, rules have no effect: then nothing is asked that
 * could be redirected, and in Firefox nothing at all but what the reader sends, since each request would name the
 * installation in its `Origin` header.
 */
export const guardedFetch: Fetch = async (address, init) => {
  const isEverywhere = await isAllowed(undefined);
  if (!isEverywhere && !(await isAllowed(address))) {
    if (init.redirect === 'follow') throw new TypeError('The browser withholds that site');
    if (import.meta.env.FIREFOX && init.method !== 'POST')
      throw new TypeError('The browser withholds that site');
    return fetch(address, init);
  }
  // Rules have no effect on a host that is withheld, so a redirect to one could not be refused.
  const redirect = init.redirect === 'follow' && !isEverywhere ? 'error' : init.redirect;
  const id = newPass();
  return navigator.locks.request(lockOf(id), async () => {
    await pass(id, new URL(address));
    try {
      return await fetch(address, { ...init, ...(redirect && { redirect }) });
    } finally {
      // Should that fail, the next request does it; what was answered counts.
      await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] }).catch(console.error);
    }
  });
};

type Rule = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0]['addRules'] extends
  | readonly (infer R)[]
  | undefined
  ? R
  : never;

/**
 * Lets this request pass. The standing rules go in together with it, so that no request can leave before them, whatever
 * became of an earlier worker; and the passes of requests that died with their worker go out.
 */
async function pass(id: number, url: URL): Promise<void> {
  const { declarativeNetRequest } = browser;
  await declarativeNetRequest.updateSessionRules({
    removeRuleIds: [BLOCK_ALL.id, NO_ORIGIN.id, ...(await deadPasses())],
    addRules: [
      { ...BLOCK_ALL, action: { type: 'block' }, condition: ours('^https?://') },
      ...(import.meta.env.FIREFOX ? [withoutOrigin()] : []),
      {
        id,
        priority: PASS_PRIORITY,
        action: { type: 'allow' },
        condition: ours(`^https?://${escaped(url.host)}/`),
      },
    ],
  });
}

/** Firefox puts the installation's own UUID there, the same for every relay. */
function withoutOrigin(): Rule {
  const requestHeaders = [{ header: 'origin', operation: 'remove' as const }];
  return { ...NO_ORIGIN, action: { type: 'modifyHeaders', requestHeaders }, condition: ours('^https?://') };
}

/** What the extension itself asks, from its background or its pages; nothing of pages or of other extensions. */
function ours(regexFilter: string): Rule['condition'] {
  return { initiatorDomains: [location.hostname], resourceTypes: ['xmlhttprequest'], regexFilter };
}

function escaped(host: string): string {
  return host.replace(/[.[\]]/g, '\\$&');
}

function newPass(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return FIRST_PASS + (random % (LAST_PASS - FIRST_PASS));
}

const LOCK = 'request ';

/** Held while the request runs; the browser gives it back when the worker or page is gone. */
function lockOf(id: number): string {
  return `${LOCK}${id}`;
}

/** In this order: a pass whose lock is not held now belongs to no request any more. */
async function deadPasses(): Promise<number[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  return rules.map(({ id }) => id).filter((id) => id >= FIRST_PASS && !alive.has(lockOf(id)));
}
