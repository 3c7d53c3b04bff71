// The page on which the desk confirms an action. It has one question and one button.

import { render } from 'preact-render-to-string';
import type { LetterLanguage } from '../../lib/letter/words';
import type { DeskAction } from '../domain/desk';
import type { VerdictWords } from '../words/words';
import { Frame } from './frame';

interface ConfirmPage {
  readonly words: VerdictWords;
  readonly language: string;
  readonly direction: LetterLanguage['direction'];
  readonly deskAction: DeskAction;
  /** The subject of the letters about the story. */
  readonly subject: string;
  /** `late`: a verdict was given first. */
  readonly state: 'asked' | 'done' | 'late';
  readonly action: string;
}

export function confirmPage({
  words,
  language,
  direction,
  deskAction,
  subject,
  state,
  action,
}: ConfirmPage): string {
  const page = (
    <Frame language={language} direction={direction} title={words[`${deskAction}Question`]}>
      <p class="quiet" dir="auto">
        {subject}
      </p>
      <h1>{words[`${deskAction}Question`]}</h1>
      {state === 'asked' ? (
        <form method="post" action={action}>
          <p>{words[`${deskAction}Explained`]}</p>
          <button type="submit" autofocus>
            {words[`${deskAction}Confirm`]}
          </button>
        </form>
      ) : (
        <p class="notice" role="status">
          {state === 'done' ? words[`${deskAction}Done`] : words.late}
        </p>
      )}
    </Frame>
  );
  return `<!DOCTYPE html>${render(page)}`;
}
