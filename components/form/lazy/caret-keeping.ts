// Saves the position of the caret in the form, and restores it. Loaded after the form's first fields.

import type { CorrectionId } from '../../../lib/correction/id';
import { type Caret, keepCaret, keptCaret } from '../../../lib/draft/caret';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Moves the caret from the first field to its saved position, unless the reader is already typing or has moved it, and saves
 * its position from then on. Returns how to stop.
 *
 * @param isInUse whether the reader has pressed a key or a button in the form, also before this was loaded.
 */
export function followCaret(
  form: HTMLFormElement,
  draft: CorrectionId,
  isInUse: { readonly current: boolean },
): () => void {
  const first = form.querySelector('textarea');
  let isGone = false;
  keptCaret(draft).then((caret) => {
    const isWhereItBegan = document.activeElement === first && !isInUse.current;
    if (isGone) return;
    if (caret !== undefined && isWhereItBegan) restore(form, caret);
    else note(); // the reader may have moved it before this was loaded
  }, console.error);
  const note = () => {
    const caret = caretIn(form);
    if (caret !== undefined) keepCaret(draft, caret).catch(console.error);
  };
  // Only some browsers fire `selectionchange` on the field itself.
  document.addEventListener('selectionchange', note);
  form.addEventListener('focusin', note);
  form.addEventListener('select', note);
  addEventListener('scroll', note);
  return () => {
    isGone = true;
    document.removeEventListener('selectionchange', note);
    form.removeEventListener('focusin', note);
    form.removeEventListener('select', note);
    removeEventListener('scroll', note);
  };
}

function caretIn(form: HTMLFormElement): Caret | undefined {
  const { activeElement } = document;
  const control = activeElement === null ? -1 : Array.from(form.elements).indexOf(activeElement);
  const element = form.elements[control];
  if (element === undefined) return undefined;
  const [start, end] = isText(element) ? [element.selectionStart, element.selectionEnd] : [null, null];
  return { control, start, end, scroll: document.documentElement.scrollTop };
}

function restore(form: HTMLFormElement, { control, start, end, scroll }: Caret): void {
  const element = form.elements[control];
  if (element === undefined || !isWritten(element)) return; // a field that was added since may have its index
  element.focus({ preventScroll: true });
  if (isText(element) && start !== null && end !== null) element.setSelectionRange(start, end);
  document.documentElement.scrollTop = scroll;
}

/** Whether it is a field for text, and not a button that the next key would press. */
function isWritten(element: Element): element is TextControl {
  return isText(element) || (element instanceof HTMLInputElement && element.type === 'email');
}

/** Excludes e-mail fields, whose selection scripts cannot read. */
function isText(element: Element): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type))
  );
}
