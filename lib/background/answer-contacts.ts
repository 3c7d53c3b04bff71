// About whom a page and its site name.

import { readContacts } from '../capture/read-contacts';
import { logFailure } from '../net/log-failure';
import type { ActionAnswer, ContactsAnswer } from '../outbox/answers';
import { offerFound } from '../outbox/recipient-offers';
import { NO_CONTACTS } from '../recipient/candidate';
import { askContactPage } from '../recipient/contact-page';
import { askSite } from '../recipient/site-contacts';
import { asksSites } from '../settings/recipients';
import { tabIn } from './answer-captures';
import type { Answers, Background } from './answering';

export function contactAnswers({
  fetch,
  remember,
  lookForRecipients,
}: Background): Answers<'read-contacts' | 'ask-site' | 'ask-contact-page' | 'relays-changed'> {
  return {
    'read-contacts': async ({ windowId, page }): Promise<ContactsAnswer> => {
      const tabId = await tabIn(windowId);
      const contacts = tabId === undefined ? NO_CONTACTS : await readContacts(tabId, page);
      logFailure(offerFound(page, contacts));
      return { contacts };
    },
    'ask-site': async ({ page }): Promise<ContactsAnswer> => {
      const contacts = (await asksSites()) ? await askSite(page, fetch, remember) : NO_CONTACTS;
      logFailure(offerFound(page, contacts));
      return { contacts };
    },
    'ask-contact-page': async ({ page, contactPage }): Promise<ContactsAnswer> => ({
      contacts: await askContactPage(page, contactPage, fetch),
    }),
    'relays-changed': async (): Promise<ActionAnswer> => {
      lookForRecipients();
      return { outcome: 'done' };
    },
  };
}
