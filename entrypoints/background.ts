// The background: opens the popup and runs the outbox. This file only connects modules. All listeners are registered
// synchronously, since the browser starts a new worker for an event. Nothing in memory must survive a restart.

import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createHandlers } from '../lib/background/handlers';
import { prepare, prepareAtFreshStart } from '../lib/background/prepare';
import { receiveMessages } from '../lib/background/receive';
import { showBadge } from '../lib/background/toolbar-button';
import { welcomeOnce } from '../lib/background/welcome';
import { captureTab } from '../lib/capture/capture-tab';
import { captureClicked } from '../lib/capture/context-menu';
import { storeCapture } from '../lib/capture/pending-capture';
import { openPopup } from '../lib/capture/popup';
import type { Correction } from '../lib/correction/correction';
import type { ShortcutMessage } from '../lib/messages/protocol';
import { guardedFetch } from '../lib/net/guarded-fetch';
import { logFailure } from '../lib/net/log-failure';
import { offerRecipients } from '../lib/outbox/recipient-offers';
import { runOutbox, type WakeReason } from '../lib/outbox/run-due';
import { followChanges } from '../lib/outbox/update';
import { rememberAnswers } from '../lib/recipient/remembered-answers';
import { closeStorageToPages } from '../lib/settings/storage-access';
import { injectIntoOpenTabs, reachFrames } from '../lib/shortcut/inject';
import { handleNotificationClicks, notifyOfNews } from '../lib/status/notify';
import { checkStatuses, STATUS_ALARM } from '../lib/status/poll';

export default defineBackground(() => {
  const environment = {
    fetch: guardedFetch,
    now: () => Date.now(),
    random: Math.random,
    isOnline: () => navigator.onLine,
    version: browser.runtime.getManifest().version,
    onFailed: (failed: Correction) => logFailure(notifyOfNews(failed)),
  };
  const searchForRecipients = () =>
    logFailure(offerRecipients(environment.fetch, rememberAnswers(environment.now, 'search')));
  const checkDueStatuses = (reason: WakeReason = 'due') =>
    logFailure(checkStatuses(reason, environment, (decided) => logFailure(notifyOfNews(decided))));
  const wakeUp = (reason: WakeReason) => {
    if (reason === 'opportunity') {
      searchForRecipients();
      checkDueStatuses(reason);
    }
    logFailure(runOutbox(reason, environment));
  };
  const handlers = createHandlers({
    ...environment,
    remember: rememberAnswers(environment.now, 'form'),
    wakeUp,
    searchForRecipients,
    checkDueStatuses,
  });

  receiveMessages(handlers, onShortcut);

  browser.runtime.onInstalled.addListener(({ reason }) => {
    logFailure(prepare());
    if (reason === 'install') logFailure(welcomeOnce());
  });
  browser.runtime.onStartup.addListener(() => wakeUp('opportunity'));
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (tab !== undefined) logFailure(onMenuClick(click, tab));
  });
  browser.permissions.onAdded.addListener(() => logFailure(injectIntoOpenTabs()));
  browser.alarms.onAlarm.addListener(({ name }) =>
    name === STATUS_ALARM ? checkDueStatuses() : wakeUp('due'),
  );
  // Firefox's event page gets this event. Chromium's worker does not, so its alarm checks `navigator.onLine` instead.
  self.addEventListener('online', () => wakeUp('opportunity'));
  followChanges(() => logFailure(showBadge()));
  handleNotificationClicks();
  browser.permissions.onAdded.addListener(handleNotificationClicks);

  logFailure(closeStorageToPages()); // at each start: the setting lasts only as long as the browser runs
  logFailure(prepareAtFreshStart());
  wakeUp('due');
  checkDueStatuses(); // browsers drop alarms
  logFailure(showBadge());

  async function onShortcut(
    message: ShortcutMessage,
    { tab, frameId }: Browser.runtime.MessageSender,
  ): Promise<void> {
    if (tab?.id === undefined) return;
    switch (message.type) {
      case 'correct': {
        const opened = openPopup({ windowId: tab.windowId, tabId: tab.id }); // before any await
        await storeCapture(tab.windowId, tab.id, captureTab(tab.id, frameId));
        return opened;
      }
      case 'reach-frames':
        return reachFrames(tab.id);
      default:
        message satisfies never;
    }
  }

  /** An event from the browser's own viewer may not name the tab; then it is the active one. */
  async function onMenuClick(
    click: Browser.contextMenus.OnClickData,
    clicked: Browser.tabs.Tab,
  ): Promise<void> {
    const isKnown = clicked.id !== undefined && clicked.id !== browser.tabs.TAB_ID_NONE;
    const opened = openPopup(
      isKnown ? { windowId: clicked.windowId, tabId: clicked.id } : { windowId: undefined, tabId: undefined },
    ); // before any await
    const tab = isKnown ? clicked : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id !== undefined) {
      await storeCapture(tab.windowId, tab.id, captureClicked(click, { ...tab, id: tab.id }));
    }
    return opened;
  }
});
