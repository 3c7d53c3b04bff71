// How a page shows that it has a tool of its own that readers open by highlighting a mistake and pressing Ctrl+Enter.

import { attributeOf, bodyOf, childrenOf, elementAround, findAll, findFirst, textOf } from '../page/safe-dom';
import { BLOCK_ELEMENTS } from './block-elements';
import { asksForKey, MAX_KEY_LINE, mayNameKey } from './key-line';
import { isCommentSection } from './link-context';
import type { KeyToolSign } from './page-parts';
import { isInProse } from './prose';

/**
 * The marks that widespread tools leave in a page: Orphus, Orphus.js (the field of its dialog), GoUrl Spelling Notifications and
 * Mistape. A mere link to Orphus may be an article's.
 */
const MARKS = [
  'a#orphus[href*="orphus.ru" i]',
  '#orphus a[href*="orphus.ru" i]',
  'a[href*="orphus.ru" i] img',
  'script[src*="/orphus.js" i]',
  'script[src*="/orphus.min.js" i]',
  '#orphusp',
  'script[src*="/gourlspelling" i]',
  '#mistape_dialog',
].join(',');
/** The variable in which Mistape before 1.1 has its settings. */
const OLD_MISTAPE = /(?<!\w)mistapeArgs\s{0,9}=/;
/** Maximum length that is read of an inline script, in UTF-16 units: old Mistape's settings are at its beginning. */
const MAX_SCRIPT = 2_000;

/** Maximum number of texts with the name of the key that are read, to limit the work on a hostile page. */
const MAX_TEXTS = 50;
/** Maximum number of elements around such a text: the key may be in elements of its own, and the request in a line before it. */
const MAX_LEVELS = 6;
/** Maximum length of such a line as it is written, with all white space, in UTF-16 units. */
const MAX_WRITTEN = 2_000;

/** Returns how the page shows that it has a tool of its own that listens to Ctrl+Enter; `undefined` if it does not. */
export function keyToolSign(document: Document): KeyToolSign | undefined {
  if (findFirst(document, MARKS) !== undefined || hasOldMistape(document)) return 'site-tool';
  return asksReaders(document) ? 'key-line' : undefined;
}

function hasOldMistape(document: Document): boolean {
  return findAll(document, 'script:not([src])').some((script) =>
    OLD_MISTAPE.test((textOf(script) ?? '').slice(0, MAX_SCRIPT)),
  );
}

/** Whether a visible line, or a picture of one, asks readers to press the key. */
function asksReaders(document: Document): boolean {
  const pictures = findAll(document, 'img[alt*="enter" i],img[title*="enter" i]').slice(0, MAX_TEXTS);
  return (
    pictures.some(
      (picture) =>
        !isInComments(picture) &&
        ['alt', 'title'].some((name) => asksForKey(picture.getAttribute(name) ?? '')),
    ) || textsWithKey(document).some(isInRequest)
  );
}

function textsWithKey(document: Document): Text[] {
  const body = bodyOf(document);
  if (body === null) return [];
  const texts: Text[] = [];
  const walker = Document.prototype.createTreeWalker.call(document, body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && texts.length < MAX_TEXTS; node = walker.nextNode()) {
    if (!(node instanceof Text) || !mayNameKey(node.data)) continue;
    const element = elementAround(node);
    if (!isCode(element) && !isInComments(element)) texts.push(node);
  }
  return texts;
}

function isCode(element: Element | null): boolean {
  return element === null || Element.prototype.closest.call(element, 'script,style,template,pre') !== null;
}

/** Whether a reader of the page may have written it. */
function isInComments(element: Element | null): boolean {
  for (let around = element; around !== null; around = elementAround(around)) {
    const one = around;
    if (isCommentSection(one.localName, (name) => attributeOf(one, name))) return true;
  }
  return false;
}

/** Whether the text's block, with short texts around it, is a visible request. A sentence of the story may quote or tell one. */
function isInRequest(text: Text): boolean {
  let element = elementAround(text);
  if (element === null || !isVisible(element) || isQuoted(element)) return false;
  element = blockAround(element);
  for (let level = 0; element !== null && level < MAX_LEVELS; level += 1) {
    const written: string = textOf(element) ?? '';
    const line = written.slice(0, MAX_WRITTEN).replace(/\s+/g, ' ').trim();
    if (line.length > MAX_KEY_LINE || written.length > MAX_WRITTEN) return false;
    if (asksForKey(line)) return !isInProse(element);
    element = elementAround(element);
  }
  return false;
}

function isQuoted(element: Element): boolean {
  return Element.prototype.closest.call(element, 'blockquote,q') !== null;
}

/** Returns the block that has the element as part of its text: `Ctrl` in an element of its own is part of a line. */
function blockAround(element: Element): Element {
  const around = elementAround(element);
  if (BLOCK_ELEMENTS.has(element.localName) || around === null) return element;
  return isLine(around) ? blockAround(around) : element;
}

/** Whether the element is a line of text or a part of one, and not a box with several. */
function isLine(element: Element): boolean {
  if (/^(p|li|dd|td)$/.test(element.localName) || !BLOCK_ELEMENTS.has(element.localName)) return true;
  return Array.from(childrenOf(element)).some((child) => child instanceof Text && /\S/.test(child.data));
}

function isVisible(element: Element): boolean {
  return Element.prototype.checkVisibility.call(element, { visibilityProperty: true });
}
