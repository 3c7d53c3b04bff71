// Where the caret stands in the form, put back and kept.

import type { CorrectionId } from '../../../lib/correction/id';
import { type Caret, keepCaret, keptCaret } from '../../../lib/draft/caret';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/**
 * Puts the caret from the first field to where it was when the draft was last seen, unless the reader is faster, and notes
 * where it goes. Gives back how to stop.
 */
export function followCaret(form: HTMLFormElement, draft: CorrectionId): () => void {
  const first = form.querySelector('textarea');
  let isGone = false;
  keptCaret(draft).then((caret) => {
    const isWhereItBegan = document.activeElement === first;
    if (isGone) return;
    if (caret !== undefined && isWhereItBegan) restore(form, caret);
    else note(); // the reader may have been faster than this was loaded
  }, console.error);
  const note = () => {
    const caret = caretIn(form);
    if (caret !== undefined) keepCaret(draft, caret).catch(console.error);
  };
  // Where a selection in a field changes, only some browsers say so on the field itself.
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
  if (element === undefined || !isWritten(element)) return; // what came late may have moved it
  element.focus({ preventScroll: true });
  if (isText(element) && start !== null && end !== null) element.setSelectionRange(start, end);
  document.documentElement.scrollTop = scroll;
}

/** Where a reader writes; never a button that a further key would press. */
function isWritten(element: Element): element is TextControl {
  return isText(element) || (element instanceof HTMLInputElement && element.type === 'email');
}

/** E-mail fields have no selection that scripts may see. */
function isText(element: Element): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type))
  );
}
