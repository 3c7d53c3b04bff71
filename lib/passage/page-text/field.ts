// What stands in a field. It is no part of the page's text and is never quoted, but Chromium's search for a text fragment
// finds it: a passage must be told from it as from any other twin.

import { tagOf } from './layout';

/** Whether the browser's search reads no further at the element. */
export function isField(element: Element): boolean {
  return /^(INPUT|TEXTAREA|SELECT|OBJECT|AUDIO)$/.test(tagOf(element));
}

/** Types of inputs that show their value as text. Never a password's. */
const SHOWN_AS_TEXT = /^(text|search|url|email|tel|number|submit|button|reset)$/;

/** What the field shows: its value, else its placeholder; `''` where it shows no text, or none that may be read. */
export function textInField(field: Element): string {
  if (field instanceof HTMLTextAreaElement) return field.value || field.placeholder;
  if (field instanceof HTMLSelectElement) return field.size > 1 || field.multiple ? field.textContent : ''; // a list box
  if (!(field instanceof HTMLInputElement)) return '';
  return SHOWN_AS_TEXT.test(field.type) ? field.value || field.placeholder : '';
}
