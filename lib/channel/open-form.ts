// Opens a form of the site, with the text on the clipboard for the reader to paste.

import { type CorrectionContent, deepLink } from '../correction/content';
import type { FormRecipient } from '../correction/recipient';
import { composeLetter } from '../letter/letter';
import { BETWEEN_LETTERS, plainText } from '../letter/plain-text';
import { letterLanguage } from '../letter/words';

/**
 * Where the reader finishes a correction: in the mail app, on a project's page, in a form, on the page (because its tool could not
 * be opened from here), with the text on the clipboard, or nowhere because the browser did not allow it.
 */
export type Opened = 'mail' | 'issue' | 'form' | 'page' | 'clipboard' | 'nowhere';

/** Presses the key of the tool on the correction's page; returns whether it could. */
export type PressKey = (content: CorrectionContent) => Promise<boolean>;

/** Copies the text and opens the form. Call it within the press of a button: browsers ignore it later. */
export async function openForm(
  content: CorrectionContent,
  { form, opens }: FormRecipient,
  pressKey?: PressKey,
): Promise<Opened> {
  try {
    await navigator.clipboard.writeText(formText(content, opens));
    switch (opens) {
      case 'page':
        open(form);
        return 'form';
      case 'key':
        if (await pressKey?.(content)) return 'form';
        open(form === content.page.address ? deepLink(content) : form);
        return 'page';
    }
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}

/** Like {@link openForm}, for several corrections: copies all their texts, and opens the form once. */
export async function openFormForAll(
  contents: readonly CorrectionContent[],
  { form, opens }: FormRecipient,
): Promise<Opened> {
  try {
    await navigator.clipboard.writeText(
      contents.map((content) => formText(content, opens)).join(BETWEEN_LETTERS),
    );
    open(form);
    return 'form';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}

/** Returns the text to paste. A tool on the page itself knows the passage and the page. */
function formText(content: CorrectionContent, opens: FormRecipient['opens']): string {
  const { words, tag } = letterLanguage(content.page.language);
  const letter = composeLetter(content, words, tag);
  switch (opens) {
    case 'page':
      return plainText(letter, words);
    case 'key':
      return [letter.summary, letter.comment, letter.evidence].filter(Boolean).join('\n');
  }
}
