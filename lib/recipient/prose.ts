// Whether a short text stands among the paragraphs of a story, whose sentences tell something, or is a block of its own.

import { attributeOf, elementAround, textOf } from '../page/safe-dom';
import { isCommentSection } from './link-context';

/** Maximum length of the paragraphs after a block at the end of a story, in UTF-16 units: who wrote it, or its tags. */
const MAX_AFTER = 300;
/** Maximum number of paragraphs that are read after the block. */
const MAX_PARAGRAPHS = 50;
/** Maximum number of elements around a paragraph that contain only it. */
const MAX_WRAPPERS = 5;

/** Whether more paragraphs of the same kind follow the block: same element, same class. Outside the story, they do not count. */
export function isInProse(block: Element): boolean {
  if (Element.prototype.closest.call(block, 'footer,aside,nav,[role="contentinfo"]') !== null) return false;
  let element = block;
  for (let level = 0; level < MAX_WRAPPERS; level += 1) {
    if (lengthAfter(element) > MAX_AFTER) return true;
    const around = elementAround(element);
    if (around === null || lengthOf(around) > lengthOf(block)) return false;
    element = around;
  }
  return false;
}

/** Returns the length of the text of the following elements that look like it. */
function lengthAfter(element: Element): number {
  let length = 0;
  let next = elementAfter(element);
  for (let count = 0; next !== null && count < MAX_PARAGRAPHS; count += 1, next = elementAfter(next)) {
    if (isLike(next, element)) length += lengthOf(next);
  }
  return length;
}

function isLike(one: Element, other: Element): boolean {
  return (
    one.localName === other.localName &&
    (attributeOf(one, 'class') ?? '') === (attributeOf(other, 'class') ?? '') &&
    !isCommentSection(one.localName, (name) => attributeOf(one, name))
  );
}

function lengthOf(element: Element): number {
  return (textOf(element) ?? '').replace(/\s+/g, ' ').trim().length;
}

function elementAfter(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'nextElementSibling', element);
}
