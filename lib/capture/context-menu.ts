// The context menu's item: on a highlight, on a picture and on the page.

import { type Browser, browser } from 'wxt/browser';
import { cutToExtract } from '../correction/cut';
import { toSingleLine } from '../correction/text';
import { text } from '../i18n/i18n';
import { cleanAddress } from '../page/address';
import type { Capture, CaptureResult } from '../page/capture';
import { applyChosenLanguage } from '../settings/language';
import { captureTab, TOP_FRAME } from './capture-tab';
import { describePicture, readPictureWords } from './picture';

const ITEM = 'suggest-correction';

type Click = Browser.contextMenus.OnClickData;
/** The properties of the clicked tab that are used here. */
type Tab = Pick<Browser.tabs.Tab, 'url' | 'title'> & { readonly id: number };

/** Adds the item to the menu; if it is there already, updates its name to the current language. */
export async function updateMenuItem(): Promise<void> {
  await applyChosenLanguage();
  const title = text('menuTitle');
  browser.contextMenus.create({ id: ITEM, title, contexts: ['selection', 'image', 'page'] }, () => {
    if (browser.runtime.lastError === undefined) return;
    browser.contextMenus.update(ITEM, { title }).catch((error: unknown) => console.error(error));
  });
}

/** Captures the clicked subject: the highlight, else the picture, else the whole page. */
export async function captureClicked(click: Click, tab: Tab): Promise<CaptureResult> {
  await applyChosenLanguage(); // a picture's opening needs it
  const { frameId = TOP_FRAME, selectionText = '', srcUrl, editable } = click;
  const result = await captureTab(tab.id, frameId);
  const capture = result.outcome === 'captured' ? result.capture : await captureWithoutScript(click, tab);
  if (capture?.page === undefined) return { outcome: 'unreachable' };
  const { passage: _highlighted, shortened: _ofIt, ...rest } = capture;
  // The reader wrote the text in a field, so it is not part of the page.
  if (!editable && selectionText.trim() !== '') {
    return captured(capture.passage ? capture : { ...rest, ...passageFrom(selectionText) });
  }
  if (click.mediaType === 'image' && srcUrl !== undefined) {
    const words = result.outcome === 'captured' ? await readPictureWords(srcUrl, tab.id, frameId) : {};
    return captured({ ...rest, shortened: false, ...describePicture(srcUrl, words) });
  }
  return captured({ ...rest, shortened: false, opening: '' });
}

function captured(capture: Capture): CaptureResult {
  return { outcome: 'captured', capture };
}

/** Returns a passage with the text that the menu gives; its position and context are unknown. */
function passageFrom(selectionText: string): Pick<Capture, 'passage' | 'shortened'> {
  const { text: exact, shortened } = cutToExtract(toSingleLine(selectionText));
  return { passage: { exact, prefix: '', suffix: '' }, shortened };
}

/**
 * Captures a document that no script may read, such as a PDF in the browser's own viewer: its address is the frame's, else the
 * tab's. The metadata of the document around it counts only if that has the same address.
 */
async function captureWithoutScript(click: Click, tab: Tab): Promise<Capture | undefined> {
  if (/^(about|blob|data):/.test(click.frameUrl ?? '')) return undefined; // the page that it belongs to is unknown
  const [address] = [click.frameUrl, click.pageUrl, tab.url].flatMap((url) => cleanAddress(url ?? '') ?? []);
  if (address === undefined) return undefined;
  const around = cleanAddress(click.pageUrl ?? tab.url ?? '');
  const { origin, host } = new URL(address);
  const isForeign = around !== undefined && new URL(around).origin !== origin;
  const top = await captureTab(tab.id, TOP_FRAME);
  const page = { address, ...headlineOf(address, tab) };
  return top.outcome === 'captured' && top.capture.page?.address === address
    ? { ...top.capture, page: { ...page, ...top.capture.page } }
    : { page, ...(isForeign && { frameHost: host }), shortened: false };
}

/** Returns the tab's title, unless it only repeats the address, as it does if the document has no title. */
export function headlineOf(
  address: string,
  { url = '', title = '' }: Pick<Tab, 'url' | 'title'>,
): { headline?: string } {
  const headline = toSingleLine(title);
  const isOfTab = cleanAddress(url) === address;
  return isOfTab && headline !== '' && !url.includes(headline) ? { headline } : {};
}
