// Captures the clicked picture: its address, its alternative text and its caption.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { PictureSchema } from '../correction/content';
import { cutToCodePoints } from '../correction/cut';
import { MAX_LINE } from '../correction/limits';
import { toSingleLine } from '../correction/text';
import { text } from '../i18n/i18n';
import type { Capture } from '../page/capture';

/** The page's texts about a picture. */
interface PictureWords {
  readonly alt?: string;
  readonly caption?: string;
}

/**
 * Returns the picture or, if its address works only on this page (data:, blob:), the beginning of a comment that names it.
 */
export function describePicture(source: string, words: PictureWords): Pick<Capture, 'picture' | 'opening'> {
  const picture = v.safeParse(PictureSchema, { address: cleanPictureAddress(source), ...words });
  if (picture.success) return { picture: picture.output };
  const name = words.caption ?? words.alt;
  return { opening: name === undefined ? '' : `${text('picture')}: ${text('quoted', name)}\n` };
}

/** Returns the page's texts about the picture with that address; none if no script may run. */
export async function readPictureWords(
  source: string,
  tabId: number,
  frameId: number,
): Promise<PictureWords> {
  try {
    const [injection] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: findPictureWords,
      args: [source],
      injectImmediately: true,
    });
    const words = v.safeParse(PictureWordsSchema, injection?.result);
    return words.success ? words.output : {};
  } catch (error) {
    console.info('The frame of the picture cannot be read:', error);
    return {};
  }
}

const WordsSchema = v.pipe(
  v.string(),
  v.transform((words) => cutToCodePoints(toSingleLine(words), MAX_LINE) || undefined),
);
const PictureWordsSchema = v.pipe(
  v.object({ alt: v.exactOptional(WordsSchema), caption: v.exactOptional(WordsSchema) }),
  v.transform(({ alt, caption }): PictureWords => ({ ...(alt && { alt }), ...(caption && { caption }) })),
);

/**
 * Runs in the frame as text, so it must not use anything outside itself. The menu gives only the picture's address; if
 * several visible pictures have it, texts that differ between them are left out.
 */
function findPictureWords(source: string): PictureWords {
  const maxLength = 5_000; // in UTF-16 units; WordsSchema cuts them to their final length
  const roots: (Document | ShadowRoot)[] = [document];
  const pictures: HTMLImageElement[] = [];
  for (const root of roots) {
    // From the prototypes: elements can shadow properties of their document or form.
    const { querySelectorAll } = (root === document ? Document : DocumentFragment).prototype;
    for (const element of querySelectorAll.call(root, '*')) {
      if (element.shadowRoot instanceof ShadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLImageElement && [element.currentSrc, element.src].includes(source))
        pictures.push(element);
    }
  }
  const visible = pictures.filter((picture) => {
    const { top, left, bottom, right, width } = picture.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
  const candidates = visible.length > 0 ? visible : pictures;
  const texts = candidates.map((picture) => ({
    alt: picture.alt.trim().slice(0, maxLength),
    // biome-ignore lint/performance/useDomNodeTextContent: the visible text of the caption
    caption: (picture.closest('figure')?.querySelector('figcaption')?.innerText ?? '')
      .trim()
      .slice(0, maxLength),
  }));
  const [first] = texts;
  return {
    ...(first?.alt && texts.every(({ alt }) => alt === first.alt) && { alt: first.alt }),
    ...(first?.caption &&
      texts.every(({ caption }) => caption === first.caption) && { caption: first.caption }),
  };
}

/** Removes user name, password and fragment. */
function cleanPictureAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}
