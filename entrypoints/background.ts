// The background's first script: hears what happens, opens the popup and captures. All listeners are registered synchronously,
// since the browser starts a new worker for an event. Everything else is in the second script (background-work.ts), so that a
// key waits for little. Nothing in memory must survive a restart.

import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createCaptureHandlers } from '../lib/background/capture-handlers';
import { receiveMessages } from '../lib/background/receive';
import { handles, respond } from '../lib/background/respond';
import { captureTab } from '../lib/capture/capture-tab';
import { captureClicked } from '../lib/capture/context-menu';
import { storeCapture } from '../lib/capture/pending-capture';
import { openPopup } from '../lib/capture/popup';
import type { ShortcutMessage } from '../lib/messages/protocol';
import { logFailure } from '../lib/net/log-failure';
import { reachFrames } from '../lib/shortcut/inject';
import { closeStorageToPages } from '../lib/storage/storage-access';
import { installWork, type Work, work } from '../lib/work/work';

/** How long after a start the second script is loaded if nothing needed it before, in milliseconds: a key is answered by then. */
const WORK_DELAY_MS = 1_000;

export default defineBackground(() => {
  const doWork = (task: (loaded: Work) => void) => logFailure(work().then(task));
  const captureHandlers = createCaptureHandlers({
    onOpened: () => doWork((loaded) => loaded.onOpportunity()),
    onUnreachable: (tabId) => doWork((loaded) => loaded.showUnreachable(tabId)),
  });

  installWork();
  receiveMessages(
    async (name, request) =>
      handles(captureHandlers, name)
        ? respond(captureHandlers, name, request)
        : (await work()).respond(name, request),
    onShortcut,
  );

  browser.runtime.onInstalled.addListener(({ reason }) => doWork((loaded) => loaded.onInstalled(reason)));
  browser.runtime.onStartup.addListener(() => doWork((loaded) => loaded.onOpportunity()));
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (tab !== undefined) logFailure(onMenuClick(click, tab));
  });
  browser.permissions.onAdded.addListener(() => {
    doWork((loaded) => loaded.onSitesAllowed());
    handleNotificationClicks();
  });
  browser.alarms.onAlarm.addListener(({ name }) => doWork((loaded) => loaded.onAlarm(name)));
  // Firefox's event page gets this event. Chromium's worker does not, so its alarm checks `navigator.onLine` instead.
  self.addEventListener('online', () => doWork((loaded) => loaded.onOpportunity()));
  handleNotificationClicks();

  logFailure(closeStorageToPages()); // at each start: the setting lasts only as long as the browser runs
  setTimeout(() => logFailure(work()), WORK_DELAY_MS); // browsers drop alarms, so each start looks for what is due

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

  /** `browser.notifications` is undefined without the permission. */
  function handleNotificationClicks(): void {
    browser.notifications?.onClicked.addListener(onNotificationClicked);
  }

  function onNotificationClicked(id: string): void {
    doWork((loaded) => loaded.onNotificationClicked(id));
  }
});
