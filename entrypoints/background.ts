// The background: opens the popup, keeps the outbox. It only wires; all listeners are registered at once, since a worker
// is started anew for each event and nothing lives in its memory that a restart must not lose.

import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { ActionAnswer, ContactsAnswer, EditAnswer, SendAnswer, TextAnswer } from '../lib/answers';
import type { CaptureAnswer } from '../lib/capture';
import type { Correction } from '../lib/correction/whole';
import { captureQuote, captureTab } from '../lib/doors/capture-tab';
import { captureClicked, offerMenu } from '../lib/doors/context-menu';
import { showUnreachable } from '../lib/doors/off-icon';
import { leaveCapture, takeCapture } from '../lib/doors/pending-capture';
import { openPopup } from '../lib/doors/popup';
import { readContacts } from '../lib/doors/read-contacts';
import { readTexts } from '../lib/doors/read-text';
import { injectIntoOpenTabs, reachFrames, registerShortcut } from '../lib/doors/shortcut';
import {
  type PopupMessage,
  parsePopupMessage,
  parseShortcutMessage,
  type ShortcutMessage,
} from '../lib/messages';
import { followChanges } from '../lib/outbox/changes';
import { edit, enqueue } from '../lib/outbox/enqueue';
import { eraseAll } from '../lib/outbox/erase';
import { offerFound, offerRecipients } from '../lib/outbox/offers';
import {
  address,
  forget,
  handOver,
  makeDue,
  markNotSent,
  markSent,
  restore,
  withdraw,
} from '../lib/outbox/outbox';
import { UNDO_MS } from '../lib/outbox/retry';
import type { WakeReason } from '../lib/outbox/turn';
import { setAside } from '../lib/outbox/unreadable';
import { expectMore, showPendingCount, wake } from '../lib/outbox/wake';
import { welcomeOnce } from '../lib/practice/welcome';
import { NO_CONTACTS } from '../lib/recipient/candidate';
import { askContactPage } from '../lib/recipient/contact-page';
import { rememberAnswers } from '../lib/recipient/remembered-answers';
import { askSite } from '../lib/recipient/site-contacts';
import { asksSites } from '../lib/settings/recipients';

export default defineBackground(() => {
  const surroundings = {
    fetch: globalThis.fetch.bind(globalThis),
    now: Date.now,
    random: Math.random,
    isOnline: () => navigator.onLine,
    version: browser.runtime.getManifest().version,
  };
  const lookForRecipients = () => offerRecipients(surroundings.fetch, rememberAnswers(Date.now));
  const wakeUp = async (reason: WakeReason) => {
    if (reason === 'chance') report(lookForRecipients());
    await wake(reason, surroundings);
  };

  browser.runtime.onInstalled.addListener(({ reason }) => {
    report(offerMenu());
    report(registerShortcut().then(injectIntoOpenTabs));
    if (reason === 'install') report(welcomeOnce());
  });
  browser.runtime.onStartup.addListener(() => {
    report(offerMenu()); // the browser keeps it, but its language may have changed
    report(wakeUp('chance'));
  });
  browser.contextMenus.onClicked.addListener((click, tab) => {
    if (tab !== undefined) report(answerClick(click, tab));
  });
  browser.alarms.onAlarm.addListener(() => report(wakeUp('turn')));
  // Firefox's event page has it; Chromium's worker does not, and its alarm looks at `navigator.onLine` instead.
  self.addEventListener('online', () => report(wakeUp('chance')));
  followChanges(() => report(showPendingCount()));

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const answer = answerTo(message, sender);
    if (answer === undefined) return false;
    answer.then(sendResponse, (error: unknown) => {
      console.error(error);
      sendResponse(undefined); // no answer that parses: the popup says that it did not work
    });
    return true;
  });

  report(wakeUp('turn'));
  report(showPendingCount());

  /** Most messages count from our own pages alone; the shortcut is heard on every page, the practice page too. */
  function answerTo(message: unknown, sender: Browser.runtime.MessageSender): Promise<unknown> | undefined {
    if (sender.id !== browser.runtime.id) return undefined;
    if (sender.url?.startsWith(location.origin)) {
      const parsed = parsePopupMessage(message);
      if (parsed.success) return answerPopup(parsed.output);
    }
    const parsed = parseShortcutMessage(message);
    return parsed.success ? answerShortcut(parsed.output, sender) : undefined;
  }

  async function answerShortcut(
    { type }: ShortcutMessage,
    { tab, frameId }: Browser.runtime.MessageSender,
  ): Promise<void> {
    if (tab?.id === undefined) return;
    switch (type) {
      case 'correct': {
        const opened = openPopup({ windowId: tab.windowId, tabId: tab.id }); // before any await
        await leaveCapture(tab.windowId, tab.id, captureTab(tab.id, frameId));
        return opened;
      }
      case 'reach-frames':
        return reachFrames(tab.id);
    }
  }

  /** A click in a viewer of the browser's own may name no tab; then it is the one that is open. */
  async function answerClick(
    click: Browser.contextMenus.OnClickData,
    clicked: Browser.tabs.Tab,
  ): Promise<void> {
    const isKnown = clicked.id !== undefined && clicked.id !== browser.tabs.TAB_ID_NONE;
    const opened = openPopup(
      isKnown ? { windowId: clicked.windowId, tabId: clicked.id } : { windowId: undefined, tabId: undefined },
    ); // before any await
    const tab = isKnown ? clicked : (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id !== undefined) {
      await leaveCapture(tab.windowId, tab.id, captureClicked(click, { ...tab, id: tab.id }));
    }
    return opened;
  }

  async function answerPopup(
    message: PopupMessage,
  ): Promise<CaptureAnswer | SendAnswer | EditAnswer | TextAnswer | ContactsAnswer | ActionAnswer> {
    switch (message.type) {
      case 'take-capture': {
        if (message.orActiveTab) report(wakeUp('chance'));
        const waiting = await takeCapture(message.windowId);
        return (
          waiting ??
          (message.orActiveTab ? captureInWindow(message.windowId, captureTab) : { outcome: 'none' })
        );
      }
      case 'find-quote':
        return captureInWindow(message.windowId, (tabId) => captureQuote(tabId, message.quote));
      case 'read-text': {
        const tabId = await tabIn(message.windowId);
        return { frames: tabId === undefined ? [] : await readTexts(tabId) };
      }
      case 'send': {
        await expectMore(Date.now()); // should this worker end between the commit and its first turn
        const answer = await enqueue(message.draft, message, Date.now());
        // The worker lives for so long; should it not, the alarm wakes another.
        setTimeout(() => report(wakeUp('turn')), UNDO_MS);
        return answer;
      }
      case 'edit': {
        const draft = await edit(message.correction, Date.now());
        return draft === undefined ? { outcome: 'refused' } : { outcome: 'draft', draft };
      }
      case 'set-aside':
        await setAside(message.records, Date.now());
        return { outcome: 'done' };
      case 'withdraw':
        return done(await withdraw(message.correction, Date.now()));
      case 'send-now': {
        const answer = done(await makeDue(message.correction, Date.now()));
        report(wakeUp('turn'));
        return answer;
      }
      case 'forget':
        return { outcome: (await forget(message.correction)) ? 'done' : 'refused' };
      case 'restore':
        await restore(message.correction);
        return { outcome: 'done' };
      case 'hand-over':
        return done(await handOver(message.correction, Date.now()));
      case 'address': {
        const answer = done(await address(message.correction, message.recipient, Date.now()));
        report(wakeUp('turn'));
        return answer;
      }
      case 'mark-not-sent':
        return done(await markNotSent(message.correction, Date.now()));
      case 'read-contacts': {
        const tabId = await tabIn(message.windowId);
        const contacts = tabId === undefined ? NO_CONTACTS : await readContacts(tabId, message.page);
        report(offerFound(message.page, contacts));
        return { contacts };
      }
      case 'ask-site': {
        const contacts = (await asksSites())
          ? await askSite(message.page, surroundings.fetch, rememberAnswers(Date.now))
          : NO_CONTACTS;
        report(offerFound(message.page, contacts));
        return { contacts };
      }
      case 'ask-contact-page':
        return { contacts: await askContactPage(message.page, message.contactPage, surroundings.fetch) };
      case 'relays-changed':
        report(lookForRecipients());
        return { outcome: 'done' };
      case 'mark-sent':
        return done(await markSent(message.correction, Date.now()));
      case 'erase-all':
        await eraseAll();
        await registerShortcut(); // on all sites again
        await offerMenu(); // in the browser's language again
        return { outcome: 'done' };
      case 'language-changed':
        await offerMenu();
        return { outcome: 'done' };
      case 'sites-changed':
        await registerShortcut();
        return { outcome: 'done' };
      case 'wake':
        report(wakeUp('chance'));
        return { outcome: 'done' };
    }
  }
});

function done(changed: Correction | undefined): ActionAnswer {
  return { outcome: changed === undefined ? 'refused' : 'done' };
}

/** Captures the tab that is open in that window. */
async function captureInWindow(
  windowId: number,
  capture: (tabId: number) => Promise<CaptureAnswer>,
): Promise<CaptureAnswer> {
  const tabId = await tabIn(windowId);
  if (tabId === undefined) return { outcome: 'unreachable' };
  const answer = await capture(tabId);
  if (answer.outcome === 'unreachable') report(showUnreachable(tabId));
  return answer;
}

/** The tab that is open in that window. */
async function tabIn(windowId: number): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab?.id;
}

function report(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}
