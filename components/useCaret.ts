// The form comes back as it was left: the caret where it stood, scrolled as it was.

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Caret, keepCaret, keptCaret } from '../lib/caret';
import type { CorrectionId } from '../lib/correction/id';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Puts the caret into the first field, or where it was when the draft was last seen; and notes where it goes. */
export function useCaret(form: RefObject<HTMLFormElement | null>, draft: CorrectionId): void {
  useEffect(() => {
    const { current } = form;
    if (current === null) return;
    current.querySelector('textarea')?.focus();
    let isGone = false;
    keptCaret(draft).then((caret) => {
      if (caret !== undefined && !isGone) restore(current, caret);
    }, console.error);
    const note = () => {
      const caret = caretIn(current);
      if (caret !== undefined) keepCaret(draft, caret).catch(console.error);
    };
    // Where a selection in a field changes, only some browsers say so on the field itself.
    document.addEventListener('selectionchange', note);
    current.addEventListener('focusin', note);
    current.addEventListener('select', note);
    addEventListener('scroll', note);
    return () => {
      isGone = true;
      document.removeEventListener('selectionchange', note);
      current.removeEventListener('focusin', note);
      current.removeEventListener('select', note);
      removeEventListener('scroll', note);
    };
  }, [form, draft]);
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
  if (!(element instanceof HTMLElement)) return;
  element.focus({ preventScroll: true });
  if (isText(element) && start !== null && end !== null) element.setSelectionRange(start, end);
  document.documentElement.scrollTop = scroll;
}

/** E-mail fields have no selection that scripts may see. */
function isText(element: Element): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && /^(text|url|search)$/.test(element.type))
  );
}
