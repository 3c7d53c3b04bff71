// Opens a form of the site, with the text on the clipboard for the reader to paste.

import { type CorrectionContent, deepLink } from '../correction/content';
import type { FormRecipient } from '../correction/recipient';
import { BETWEEN_LETTERS, letterOf, plainText } from '../letter/plain-text';
import { copy, type Opened, openPage } from './open-tab';

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
      return openPage(form, 'form', isCopied);
    case 'key':
      if (await hasPressed(content, pressKey)) return isCopied ? 'form' : 'uncopied';
      return openPage(form === content.page.address ? deepLink(content) : form, 'page', isCopied);
  }
}

/** Like {@link openForm}, for several corrections: copies all their texts, and opens the form once. */
export async function openFormForAll(
  contents: readonly CorrectionContent[],
  { form, opens }: FormRecipient,
): Promise<Opened> {
  const isCopied = await copy(contents.map((content) => formText(content, opens)).join(BETWEEN_LETTERS));
  return openPage(form, 'form', isCopied);
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
  const { letter, words } = letterOf(content);
  switch (opens) {
    case 'page':
      return plainText(letter, words);
    case 'key':
      return [letter.summary, letter.comment, letter.evidence].filter(Boolean).join('\n');
  }
}
