// Loads the background's larger half when it is needed. A browser starts the background for each event and reads all of its first
// script, so that script has only what a key and the popup wait for. All that needs the database, the network or the public suffix
// list is in a second script, entrypoints/background-work.ts.

import { version } from '../../package.json';
import type { Page } from '../correction/content';
import type { MessageName } from '../messages/protocol';
import { logFailure } from '../net/log-failure';

/** What the second script does for the first one. It keeps the outbox running from the moment that it is loaded. */
export interface Work {
  /** Handles a message of the protocol that has been parsed. */
  respond(name: MessageName, request: unknown): Promise<unknown>;
  onInstalled(reason: string): void;
  onAlarm(name: string): void;
  onNotificationClicked(id: string): void;
  /** The reader has allowed more sites. */
  onSitesAllowed(): void;
  /** What waits may succeed now: the browser started, the popup opened, the network is back. */
  onOpportunity(): void;
  /** Makes the toolbar button grey in a tab that cannot be read. */
  showUnreachable(tabId: number): void;
  /** Returns the page without a canonical address of another site. */
  withOwnCanonical(page: Page): Page;
}

declare global {
  /** Set by the second script. */
  var corrigendaWork: Work | undefined;
}

/** Both exist in Chromium's worker; Firefox's background is a page. */
declare const importScripts: ((address: object) => void) | undefined;
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(text: string): object };
};

/** build/security-policy.ts allows this policy and no other. */
const POLICY = 'background-work';

/**
 * Has Chromium store the second script with the first one. Its workers have no `import()`, and `importScripts` finds only the scripts
 * that were imported while the worker was installed.
 */
export function installWork(): void {
  if (typeof importScripts !== 'undefined') self.addEventListener('install', () => logFailure(work()));
}

let loading: Promise<Work> | undefined;

/** Returns the second script's work, and loads it at the first call. */
export function work(): Promise<Work> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // the next call tries again
    throw error;
  });
  return loading;
}

async function load(): Promise<Work> {
  if (globalThis.corrigendaWork === undefined) {
    if (typeof importScripts === 'undefined') await import('virtual:corrigenda-background-work');
    else importScripts(storedScript());
  }
  if (globalThis.corrigendaWork === undefined) throw new Error('The second script did not run.');
  return globalThis.corrigendaWork;
}

/** Has the version in it, so that the first script of a new version differs too, and Chromium installs both. */
function storedScript(): object {
  const createScriptURL = () => `/background-work.js?${version}`;
  return trustedTypes.createPolicy(POLICY, { createScriptURL }).createScriptURL('');
}
