// The page on which the desk confirms an order: one question, one button.

import { render } from 'preact-render-to-string';
import type { LetterLanguage } from '../../lib/letter/words';
import type { DeskAction } from '../domain/desk-action';
import type { VerdictWords } from '../words/verdict-words';
import { Frame } from './frame';

interface ConfirmPage {
  readonly words: VerdictWords;
  readonly language: string;
  readonly direction: LetterLanguage['direction'];
  readonly order: DeskAction;
  /** Of the story's letters. */
  readonly subject: string;
  /** `late`: an answer came before it. */
  readonly state: 'asked' | 'done' | 'late';
  readonly action: string;
}

export function confirmPage({
  words,
  language,
  direction,
  order,
  subject,
  state,
  action,
}: ConfirmPage): string {
  const page = (
    <Frame language={language} direction={direction} title={words[`${order}Question`]}>
      <p class="quiet" dir="auto">
        {subject}
      </p>
      <h1>{words[`${order}Question`]}</h1>
      {state === 'asked' ? (
        <form method="post" action={action}>
          <p>{words[`${order}Explained`]}</p>
          <button type="submit" autofocus>
            {words[`${order}Confirm`]}
          </button>
        </form>
      ) : (
        <p class="notice" role="status">
          {state === 'done' ? words[`${order}Done`] : words.late}
        </p>
      )}
    </Frame>
  );
  return `<!DOCTYPE html>${render(page)}`;
}
