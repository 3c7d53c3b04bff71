// The background's handlers for the messages of the protocol, apart from captures (capture-handlers.ts). A missing or extra handler
// does not compile.

import { updateMenuItem } from '../capture/context-menu';
import { activeTab } from '../capture/pending-capture';
import { pressSiteKey } from '../capture/press-site-key';
import { readContacts, readTexts } from '../capture/read-tab';
import { type MessageName, REFUSED } from '../messages/protocol';
import type { Fetch } from '../net/anonymous-fetch';
import { logFailure } from '../net/log-failure';
import { setAside } from '../outbox/quarantine';
import { offerFound } from '../outbox/recipient-offers';
import { reopen } from '../outbox/reopen';
import { setAlarmSoon, type WakeReason } from '../outbox/run-due';
import { send } from '../outbox/send';
import { eraseAll } from '../outbox/stored-data';
import { UNDO_MS } from '../outbox/timing';
import {
  forget,
  handOver,
  makeDue,
  markNotSent,
  markSent,
  restore,
  setRecipient,
  withdraw,
} from '../outbox/transitions';
import { openStory, savePageChecks } from '../page-check/open-story';
import { NO_CONTACTS } from '../recipient/candidate';
import { fetchContactPage } from '../recipient/contact-page';
import { fetchSiteContacts } from '../recipient/site-contacts';
import type { Remember } from '../recipient/site-source';
import { readSettings } from '../settings/settings';
import { registerShortcut } from '../shortcut/inject';
import { clearNews } from '../status/due-checks';
import type { PollResult } from '../status/poll';
import type { CaptureMessage } from './capture-handlers';
import type { Handlers } from './respond';

/** The functions of the background that the handlers use. */
export interface Background {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly remember: Remember;
  /** Sends the corrections that are due. */
  wakeUp(reason: WakeReason): void;
  /** Searches for recipients of held corrections, to offer them to the reader. */
  searchForRecipients(): void;
  /** Checks the statuses that are due. */
  checkDueStatuses(): void;
  /** Checks the statuses of the newest corrections, because the reader asks for it. */
  checkNewestStatuses(): Promise<PollResult>;
}

export function createHandlers({
  fetch,
  now,
  remember,
  wakeUp,
  searchForRecipients,
  checkDueStatuses,
  checkNewestStatuses,
}: Background): Handlers<Exclude<MessageName, CaptureMessage>> {
  return {
    'read-texts': async ({ windowId }) => {
      const tabId = (await activeTab(windowId))?.id;
      return tabId === undefined ? [] : readTexts(tabId);
    },

    'read-contacts': async ({ windowId, page }) => {
      const tabId = (await activeTab(windowId))?.id;
      const contacts = tabId === undefined ? NO_CONTACTS : await readContacts(tabId, page);
      logFailure(offerFound(page, contacts));
      return contacts;
    },
    'fetch-site-contacts': async ({ page, pages, isKnown }) => {
      const contacts = (await readSettings()).asksSites
        ? await fetchSiteContacts(page, fetch, remember, { pages, isKnown })
        : NO_CONTACTS;
      logFailure(offerFound(page, contacts));
      return contacts;
    },
    'fetch-contact-page': ({ page, contactPage, purpose = 'contact' }) =>
      fetchContactPage(page, { address: contactPage, purpose }, fetch),

    'press-site-key': async ({ windowId, page, passage }) => {
      const tabId = (await activeTab(windowId))?.id;
      return tabId !== undefined && (await pressSiteKey(tabId, page, passage)) ? 'pressed' : 'absent';
    },

    send: async ({ draft, again, hold }) => {
      await setAlarmSoon(now()); // in case this worker ends before the first attempt
      const result = await send(draft, { again, hold }, now());
      // If the worker ends before this, the alarm starts a new worker.
      setTimeout(() => wakeUp('due'), UNDO_MS);
      return result;
    },
    edit: async ({ correction }) => (await reopen(correction, now())) ?? REFUSED,
    withdraw: async ({ correction }) => doneIf(await withdraw(correction, now())),
    'send-now': async ({ correction }) => {
      const changed = await makeDue(correction, now());
      wakeUp('due');
      return doneIf(changed);
    },
    forget: async ({ correction }) => doneIf(await forget(correction)),
    restore: async ({ correction }) => {
      await restore(correction);
      wakeUp('due'); // it may have been withdrawn while it waited
      return 'done';
    },
    'hand-over': async ({ correction }) => doneIf(await handOver(correction, now())),
    'mark-sent': async ({ correction }) => doneIf(await markSent(correction, now())),
    'mark-not-sent': async ({ correction }) => doneIf(await markNotSent(correction, now())),
    'set-recipient': async ({ correction, recipient }) => {
      const changed = await setRecipient(correction, recipient, now());
      wakeUp('due');
      return doneIf(changed);
    },
    'set-aside': async ({ records }) => {
      await setAside(records, now());
      return 'done';
    },

    'clear-news': async ({ corrections }) => {
      await clearNews(corrections);
      return 'done';
    },
    'save-page-checks': async ({ checks }) => {
      await savePageChecks(checks, now());
      return 'done';
    },
    'check-statuses': () => checkNewestStatuses(),
    'open-story': async (story) => {
      const check = await openStory(story.address, now);
      logFailure(check()); // not awaited: the popup closes before it is done
      return 'done';
    },

    'relays-changed': async () => {
      searchForRecipients();
      return 'done';
    },
    'status-checks-changed': async () => {
      checkDueStatuses();
      return 'done';
    },
    'off-sites-changed': async () => {
      await registerShortcut();
      return 'done';
    },
    'language-changed': async () => {
      await updateMenuItem();
      return 'done';
    },
    'erase-all': async () => {
      await eraseAll();
      await registerShortcut(); // on all sites again
      await updateMenuItem(); // in the browser's language again
      return 'done';
    },
    wake: async () => {
      wakeUp('opportunity');
      return 'done';
    },
  };
}

/** Returns 'refused' if nothing changed: the correction may have been sent, edited or deleted since the page showed it. */
function doneIf(changed: object | boolean | undefined): 'done' | typeof REFUSED {
  return changed ? 'done' : REFUSED;
}
