// Whom a page names: asked of the background, which alone may ask it and its site.

import * as v from 'valibot';
import { ContactsAnswerSchema } from '../outbox/answers';
import type { Contacts } from '../recipient/candidate';
import { ask } from './ask';

/** Whom the page names that is open in that window. */
export async function askForPageContacts(windowId: number, page: string): Promise<Contacts> {
  return v.parse(ContactsAnswerSchema, await ask({ type: 'read-contacts', windowId, page })).contacts;
}

/** Whom the page's site names: asked over the network, within two seconds. */
export async function askForSiteContacts(page: string): Promise<Contacts> {
  return v.parse(ContactsAnswerSchema, await ask({ type: 'ask-site', page })).contacts;
}

/** Whom a page of the site names that the reader wishes to have looked at. */
export async function askForContactPage(page: string, contactPage: string): Promise<Contacts> {
  const answer = await ask({ type: 'ask-contact-page', page, contactPage });
  return v.parse(ContactsAnswerSchema, answer).contacts;
}
