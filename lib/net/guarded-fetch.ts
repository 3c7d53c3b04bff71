// The browser's `fetch`, restricted by session rules: they block all requests of the extension except to the host of a running
// request. So a redirect to another host is refused before anything reaches that host.

import { browser } from 'wxt/browser';
import { isAllowed } from './allowed-sites';
import type { Fetch } from './anonymous-fetch';

/** Permanent rules. The higher priority wins; an `allow` rule also disables header rules that do not have a higher one. */
const BLOCK_ALL = { id: 1, priority: 1 };
const NO_ORIGIN = { id: 2, priority: 3 };
const PASS_PRIORITY = 2;
/** The first and the last id of rules for single requests. */
const FIRST_PASS = 1_000;
const LAST_PASS = 2 ** 31;

/**
 * Sends a request under the rules. On a host to which the browser gives no access, rules have no effect. Then no request is sent
 * that could be redirected, and in Firefox only the reader's own POST, since each request would identify the installation in its
 * `Origin` header.
 */
export const guardedFetch: Fetch = async (address, init) => {
  const isEverywhere = await isAllowed(undefined);
  if (!isEverywhere && !(await isAllowed(address))) {
    if (init.redirect === 'follow') throw new TypeError('The browser gives no access to that site');
    if (import.meta.env.FIREFOX && init.method !== 'POST')
      throw new TypeError('The browser gives no access to that site');
    return fetch(address, init);
  }
  // Rules have no effect on a host without access, so a redirect to one could not be refused.
  const redirect = init.redirect === 'follow' && !isEverywhere ? 'error' : init.redirect;
  const id = newPass();
  return navigator.locks.request(lockOf(id), async () => {
    await pass(id, new URL(address));
    try {
      return await fetch(address, { ...init, ...(redirect && { redirect }) });
    } finally {
      // If this fails, the next request removes the rule. The response is valid anyway.
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
 * Lets this request pass. The permanent rules are set in the same call, so that no request can be sent before them, whatever
 * happened to an earlier worker. Passes of requests whose worker ended are removed.
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

/** Removes the `Origin` header, in which Firefox sends the installation's UUID, the same to each relay. */
function withoutOrigin(): Rule {
  const requestHeaders = [{ header: 'origin', operation: 'remove' as const }];
  return { ...NO_ORIGIN, action: { type: 'modifyHeaders', requestHeaders }, condition: ours('^https?://') };
}

/** Matches requests from the extension's own background and pages; none from web pages or other extensions. */
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

/** The lock held while the request runs; the browser releases it when the worker or page ends. */
function lockOf(id: number): string {
  return `${LOCK}${id}`;
}

/** Returns passes whose request has ended. Rules are read before locks: a new request takes its lock first. */
async function deadPasses(): Promise<number[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  return rules.map(({ id }) => id).filter((id) => id >= FIRST_PASS && !alive.has(lockOf(id)));
}
