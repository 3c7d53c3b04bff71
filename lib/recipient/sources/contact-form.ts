// Whether a contact page has a form to write to the site, its own or one of a form service inside it.

import { isEmbeddedForm } from '../form-hosts';
import { type Attributes, readTags } from '../html-tags';

/** The attributes in which pages name an embedded form, also if a script loads it later. */
const EMBEDDED = ['src', 'data-src', 'data-lazy-src', 'data-url', 'data-tally-src'];
/** Typeform’s own attributes, whose values are the form’s number. */
const TYPEFORM = ['data-tf-live', 'data-tf-widget'];

/** A form with a text area that does something else. */
const OTHER_FORM = /comment|respond|search|log-?in|sign-?in|newsletter|subscri/i;

/** Whether the page has a form to write to the site, its own or an embedded one. */
export function hasContactForm(html: string): boolean {
  let found = false;
  /** The open form: whether it has a text area, and whether it is for something else. */
  let form: { hasText: boolean; isOther: boolean } | undefined;
  let templates = 0;
  const ends = () => {
    if (form?.hasText && !form.isOther) found = true;
    form = undefined;
  };
  readTags(html, {
    opens(name, attributes) {
      if (name === 'template') templates += 1;
      if (templates > 0) return true;
      if (name === 'form') form ??= { hasText: false, isOther: isOtherForm(attributes) }; // a form in a form is ignored
      if (form !== undefined && name === 'textarea' && isForReaders(attributes)) form.hasText = true;
      if (form !== undefined && name === 'input' && isOtherField(attributes)) form.isOther = true;
      if (embedsForm(name, attributes)) found = true;
      return !found;
    },
    closes(name) {
      if (name === 'template') templates = Math.max(0, templates - 1);
      if (name === 'form' && templates === 0) ends();
      return !found;
    },
  });
  ends(); // a form that is never closed
  return found;
}

function isOtherForm(attributes: Attributes): boolean {
  const words = ['id', 'class', 'name', 'action'].map((key) => attributes.get(key)?.slice(0, 1_000) ?? '');
  return attributes.get('role')?.toLowerCase() === 'search' || OTHER_FORM.test(words.join(' '));
}

function isOtherField(attributes: Attributes): boolean {
  return (
    /^(password|search)$/i.test(attributes.get('type') ?? '') ||
    /^comment_(post_id|parent)$/i.test(attributes.get('name') ?? '')
  );
}

/** Whether a text area is one to write in, not a field that a script fills. */
function isForReaders(attributes: Attributes): boolean {
  const isHidden =
    attributes.has('hidden') || /display:\s*none/i.test(attributes.get('style')?.slice(0, 1_000) ?? '');
  return !isHidden && !/captcha/i.test(attributes.get('name') ?? '');
}

function embedsForm(name: string, attributes: Attributes): boolean {
  if (TYPEFORM.some((key) => attributes.has(key))) return true;
  if (name === 'script' || name === 'img') return false;
  return EMBEDDED.some((key) => {
    const written = attributes.get(key);
    const url = written === undefined ? null : URL.parse(written, 'https://page.invalid/');
    return url !== null && isEmbeddedForm(url);
  });
}
