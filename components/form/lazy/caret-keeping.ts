// Saves the position of the caret in the form, and restores it. Loaded after the form's first fields.

import type { CorrectionId } from '../../../lib/correction/id';
import { type Caret, saveCaret, savedCaret } from '../../../lib/draft/caret';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Moves the caret from the first field to its saved position, unless the reader is already typing or has moved it, and saves
 * its position from then on. Returns a function that stops it.
 *
 * @param isInUse whether the reader has pressed a key or a button in the form, also before this was loaded.
 */
export function followCaret(
  form: HTMLFormElement,
  draft: CorrectionId,
  isInUse: { readonly current: boolean },
): () => void {
  const first = form.querySelector('textarea');
  let isStopped = false;
  savedCaret(draft).then((caret) => {
    const isInFirstField = document.activeElement === first && !isInUse.current;
    if (isStopped) return;
    if (caret !== undefined && isInFirstField) restore(form, caret);
    else save(); // the reader may have moved it before this was loaded
  }, console.error);
  const save = () => {
    const caret = caretIn(form);
    if (caret !== undefined) saveCaret(draft, caret).catch(console.error);
  };
  // Only some browsers fire `selectionchange` on the field itself.
  document.addEventListener('selectionchange', save);
  form.addEventListener('focusin', save);
  form.addEventListener('select', save);
  addEventListener('scroll', save);
  return () => {
    isStopped = true;
    document.removeEventListener('selectionchange', save);
    form.removeEventListener('focusin', save);
    form.removeEventListener('select', save);
    removeEventListener('scroll', save);
  };
}

function caretIn(form: HTMLFormElement): Caret | undefined {
  const { activeElement } = document;
  const control = activeElement === null ? -1 : Array.from(form.elements).indexOf(activeElement);
  const element = form.elements[control];
  if (element === undefined) return undefined;
  const [start, end] = hasSelection(element) ? [element.selectionStart, element.selectionEnd] : [null, null];
  return { control, start, end, scroll: document.documentElement.scrollTop };
}

function restore(form: HTMLFormElement, { control, start, end, scroll }: Caret): void {
  const element = form.elements[control];
  if (element === undefined || !isTextField(element)) return; // its index may belong to another field now
  element.focus({ preventScroll: true });
  if (hasSelection(element) && start !== null && end !== null) element.setSelectionRange(start, end);
  document.documentElement.scrollTop = scroll;
}

/** Whether it takes text. A button does not: the next key would press it. */
function isTextField(element: Element): element is TextControl {
  return hasSelection(element) || (element instanceof HTMLInputElement && element.type === 'email');
}

/** Whether scripts can read its selection. They cannot for an e-mail field. */
function hasSelection(element: Element): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type))
  );
}
