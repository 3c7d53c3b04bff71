// Opens a form of the site, with the text on the clipboard for the reader to paste.

import { type CorrectionContent, deepLink } from '../correction/content';
import type { FormRecipient } from '../correction/recipient';
import { composeLetter } from '../letter/letter';
import { BETWEEN_LETTERS, plainText } from '../letter/plain-text';
import { letterLanguage } from '../letter/words';
import { copy, openTab } from './open-tab';

/**
 * Where the reader finishes a correction: in the mail app, on a project's page, in a form, on the page (because its tool could not
 * be opened from here), on one of them but without the text on the clipboard (behind this popup, which says so), with the text on
 * the clipboard, or nowhere because the browser did not allow it.
 */
export type Opened = 'mail' | 'issue' | 'form' | 'page' | 'uncopied' | 'clipboard' | 'nowhere';

/** Presses the key of the tool on the correction's page; returns whether it could. */
export type PressKey = (content: CorrectionContent) => Promise<boolean>;

/** Copies the text and opens the form. Call it within the press of a button: browsers do not copy later. */
export async function openForm(
  content: CorrectionContent,
  { form, opens }: FormRecipient,
  pressKey?: PressKey,
): Promise<Opened> {
  const isCopied = await copy(formText(content, opens));
  switch (opens) {
    case 'page':
      return opened(form, 'form', isCopied);
    case 'key':
      if (await hasPressed(content, pressKey)) return isCopied ? 'form' : 'uncopied';
      return opened(form === content.page.address ? deepLink(content) : form, 'page', isCopied);
  }
}

/** Like {@link openForm}, for several corrections: copies all their texts, and opens the form once. */
export async function openFormForAll(
  contents: readonly CorrectionContent[],
  { form, opens }: FormRecipient,
): Promise<Opened> {
  const isCopied = await copy(contents.map((content) => formText(content, opens)).join(BETWEEN_LETTERS));
  return opened(form, 'form', isCopied);
}

/** Opens the address, behind this popup if the reader has to learn that the text is not copied. */
export async function opened(address: string, where: Opened, isCopied: boolean): Promise<Opened> {
  try {
    await openTab(address, isCopied);
    return isCopied ? where : 'uncopied';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}

async function hasPressed(content: CorrectionContent, pressKey: PressKey | undefined): Promise<boolean> {
  try {
    return (await pressKey?.(content)) ?? false;
  } catch (error) {
    console.error(error);
    return false; // the page opens instead
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
