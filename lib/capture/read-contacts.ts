// Reads whom a tab's page names.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { WebAddressSchema } from '../correction/fields';
import { type Contacts, ContactsSchema, NO_CONTACTS } from '../recipient/candidate';

const SCRIPT = '/contacts.js';
const TOP_FRAME = 0;

const ReadSchema = v.object({ address: WebAddressSchema, contacts: ContactsSchema });

/** Whom the page with that address names, in whichever frame it is; none where no script may run. */
export async function readContacts(tabId: number, page: string): Promise<Contacts> {
  try {
    // Where the reader withholds the site, the address is not shown to us, and a script would wait without end.
    if ((await browser.tabs.get(tabId)).url === undefined) return NO_CONTACTS;
    for (const frames of [{ frameIds: [TOP_FRAME] }, { allFrames: true }]) {
      const results = await browser.scripting.executeScript({
        target: { tabId, ...frames },
        files: [SCRIPT],
      });
      for (const { result } of results) {
        const read = v.safeParse(ReadSchema, result);
        if (read.success && read.output.address === page) return read.output.contacts;
      }
    }
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores
  }
  return NO_CONTACTS;
}
