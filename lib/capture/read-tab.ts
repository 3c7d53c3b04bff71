// Reads the current text and the contacts of the page in a tab.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { WebAddressSchema } from '../correction/fields';
import { type FrameText, FrameTextSchema } from '../page/capture';
import { type Contacts, ContactsSchema, NO_CONTACTS } from '../recipient/candidate';
import { TOP_FRAME, visibleAddress } from './capture-tab';

/** Returns the texts of the tab's frames that have an address of their own; none if no script may run. */
export async function readTexts(tabId: number): Promise<FrameText[]> {
  const results = await runScript(tabId, { allFrames: true }, '/page-text.js');
  return results.flatMap((result) => {
    const parsed = v.safeParse(FrameTextSchema, result);
    return parsed.success ? [parsed.output] : [];
  });
}

const FrameContactsSchema = v.object({ address: WebAddressSchema, contacts: ContactsSchema });

/** Returns the contacts on the page with that address, in any frame; none if no script may run. */
export async function readContacts(tabId: number, page: string): Promise<Contacts> {
  for (const frames of [{ frameIds: [TOP_FRAME] }, { allFrames: true }]) {
    for (const result of await runScript(tabId, frames, '/contacts.js')) {
      const parsed = v.safeParse(FrameContactsSchema, result);
      if (parsed.success && parsed.output.address === page) return parsed.output.contacts;
    }
  }
  return NO_CONTACTS;
}

/** Returns the script's result in each frame; an empty list if no script may run. */
async function runScript(
  tabId: number,
  frames: { readonly frameIds: number[] } | { readonly allFrames: boolean },
  script: string,
): Promise<unknown[]> {
  try {
    if ((await visibleAddress(tabId)) === undefined) return [];
    const results = await browser.scripting.executeScript({ target: { tabId, ...frames }, files: [script] });
    return results.map(({ result }) => result);
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores
    return [];
  }
}
