// From the picture under the context menu to what is known of it.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { PictureSchema } from '../correction/content';
import { cutToCodePoints } from '../correction/cut';
import { MAX_LINE } from '../correction/limits';
import { toSingleLine } from '../correction/text';
import { text } from '../i18n/i18n';
import type { Capture } from '../page/capture';

/** What the page says of a picture. */
interface PictureWords {
  readonly alt?: string;
  readonly caption?: string;
}

/**
 * What a capture says of the picture with that address: the picture or, where it has no address that anyone else could
 * open (data:, blob:), the opening of a comment that names it.
 */
export function describePicture(source: string, words: PictureWords): Pick<Capture, 'picture' | 'opening'> {
  const picture = v.safeParse(PictureSchema, { address: withoutCredentials(source), ...words });
  if (picture.success) return { picture: picture.output };
  const name = words.caption ?? words.alt;
  return { opening: name === undefined ? '' : `${text('picture')}: ${text('quoted', name)}\n` };
}

/** What the page says of the picture with that address; nothing where no script may run. */
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
 * Runs in the frame, written out as text: it may use nothing that stands outside of it. The menu tells of a picture only
 * its address; where one address stands in several places in sight, what differs between them is not told.
 */
function findPictureWords(source: string): PictureWords {
  const longest = 5_000; // UTF-16; far more than is kept
  const roots: (Document | ShadowRoot)[] = [document];
  const pictures: HTMLImageElement[] = [];
  for (const root of roots) {
    // Elements can take the place of what has their names in the document, and in a form.
    const { querySelectorAll } = (root === document ? Document : DocumentFragment).prototype;
    for (const element of querySelectorAll.call(root, '*')) {
      if (element.shadowRoot instanceof ShadowRoot) roots.push(element.shadowRoot);
      if (element instanceof HTMLImageElement && [element.currentSrc, element.src].includes(source))
        pictures.push(element);
    }
  }
  const inSight = pictures.filter((picture) => {
    const { top, left, bottom, right, width } = picture.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
  const candidates = inSight.length > 0 ? inSight : pictures;
  const said = candidates.map((picture) => ({
    alt: picture.alt.trim().slice(0, longest),
    // biome-ignore lint/performance/useDomNodeTextContent: the caption as it is seen
    caption: (picture.closest('figure')?.querySelector('figcaption')?.innerText ?? '')
      .trim()
      .slice(0, longest),
  }));
  const [first] = said;
  return {
    ...(first?.alt && said.every(({ alt }) => alt === first.alt) && { alt: first.alt }),
    ...(first?.caption &&
      said.every(({ caption }) => caption === first.caption) && { caption: first.caption }),
  };
}

/** An address is not told with a user's name and password, nor with a place in it. */
function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}
