// The background's second script: the outbox, the statuses, the recipients. lib/work/work.ts says when it is loaded. It runs the
// outbox from then on. This file only connects modules.

import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHandlers } from '../lib/background/handlers';
import { prepare, prepareAtFreshStart } from '../lib/background/prepare';
import { handles, respond } from '../lib/background/respond';
import { showBadge, showUnreachable } from '../lib/background/toolbar-button';
import { welcomeOnce } from '../lib/background/welcome';
import type { Correction } from '../lib/correction/correction';
import { guardedFetch } from '../lib/net/guarded-fetch';
import { logFailure } from '../lib/net/log-failure';
import { offerRecipients } from '../lib/outbox/recipient-offers';
import { runOutbox, type WakeReason } from '../lib/outbox/run-due';
import { followChanges } from '../lib/outbox/update';
import { withOwnCanonical } from '../lib/page/site';
import { rememberAnswers } from '../lib/recipient/remembered-answers';
import { injectIntoOpenTabs } from '../lib/shortcut/inject';
import { notifyOfNews, openNotifiedStory } from '../lib/status/notify';
import { checkStatuses, type PollReason, STATUS_ALARM } from '../lib/status/poll';

export default defineUnlistedScript(() => {
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
  const check = (reason: PollReason) =>
    checkStatuses(reason, environment, (decided) => logFailure(notifyOfNews(decided)));
  const checkDueStatuses = (reason: WakeReason = 'due') => logFailure(check(reason));
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
    checkNewestStatuses: () => check('request'),
  });

  globalThis.corrigendaWork = {
    respond: async (name, request) =>
      handles(handlers, name) ? respond(handlers, name, request) : undefined,
    onInstalled: (reason) => {
      logFailure(prepare());
      if (reason === 'install') logFailure(welcomeOnce());
    },
    onAlarm: (name) => (name === STATUS_ALARM ? checkDueStatuses() : wakeUp('due')),
    onNotificationClicked: (id) => logFailure(openNotifiedStory(id)),
    onSitesAllowed: () => logFailure(injectIntoOpenTabs()),
    onOpportunity: () => wakeUp('opportunity'),
    showUnreachable: (tabId) => logFailure(showUnreachable(tabId)),
    withOwnCanonical,
  };

  followChanges(() => logFailure(showBadge()));
  logFailure(prepareAtFreshStart());
  wakeUp('due');
  checkDueStatuses(); // browsers drop alarms
  logFailure(showBadge());
});
