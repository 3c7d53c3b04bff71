// Reads the current text of the page in a tab, and finds its contacts.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { WebAddressSchema } from '../correction/fields';
import { cleanAddress } from '../page/address';
import { type FrameText, FrameTextSchema } from '../page/capture';
import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { DirectoryRowSchema } from '../recipient/directory-rows';
import { contactsAmong } from '../recipient/page-contacts';
import { PagePartsSchema } from '../recipient/page-parts';
import { mergeContacts } from '../recipient/ranking';
import { contactsInDirectory } from '../recipient/sources/directory';
import { TOP_FRAME, visibleAddress } from './capture-tab';

/** Returns the texts of the tab's frames that have an address of their own; none if no script may run. */
export async function readTexts(tabId: number): Promise<FrameText[]> {
  const results = await run(tabId, { allFrames: true }, { files: ['/page-text.js'] });
  return results.flatMap(({ result }) => {
    const parsed = v.safeParse(FrameTextSchema, result);
    return parsed.success ? [parsed.output] : [];
  });
}

type Frames = { readonly frameIds: number[] } | { readonly allFrames: boolean };

/** The result of the contacts script. */
const FrameContactsSchema = v.object({
  address: WebAddressSchema,
  parts: PagePartsSchema,
  /** The directory's rows of the page's site. */
  listed: v.array(DirectoryRowSchema),
});

/** Returns the contacts on the page with that address, in any frame; none if no script may run. */
export async function readContacts(tabId: number, page: string): Promise<Contacts> {
  const frameId =
    (await frameOf(tabId, { frameIds: [TOP_FRAME] }, page)) ??
    (await frameOf(tabId, { allFrames: true }, page));
  if (frameId === undefined) return NO_CONTACTS;
  const [read] = await run(tabId, { frameIds: [frameId] }, { files: ['/contacts.js'] });
  const parsed = v.safeParse(FrameContactsSchema, read?.result);
  if (!parsed.success || parsed.output.address !== page) return NO_CONTACTS;
  const { parts, listed } = parsed.output;
  return mergeContacts(contactsAmong(parts, page), contactsInDirectory(listed, page));
}

/** Returns the first frame that shows the page. Only that one is read: the parts of hundreds of frames could fill the memory. */
async function frameOf(tabId: number, frames: Frames, page: string): Promise<number | undefined> {
  const results = await run(tabId, frames, { func: () => location.href });
  return results.find(({ result }) => typeof result === 'string' && cleanAddress(result) === page)?.frameId;
}

/** Returns the script's result in each frame; an empty list if no script may run. */
async function run(
  tabId: number,
  frames: Frames,
  script: { readonly files: string[] } | { readonly func: () => unknown },
): Promise<Browser.scripting.InjectionResult<unknown>[]> {
  try {
    if ((await visibleAddress(tabId)) === undefined) return [];
    return await browser.scripting.executeScript({ target: { tabId, ...frames }, ...script });
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores
    return [];
  }
}
