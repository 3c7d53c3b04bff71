// What the background does when one of our own pages asks: a table of answers, by the message's type.

import type { PopupMessage } from '../messages/messages';
import { captureAnswers } from './answer-captures';
import { contactAnswers } from './answer-contacts';
import { newsAnswers } from './answer-news';
import { outboxAnswers } from './answer-outbox';
import { SETTINGS_ANSWERS } from './answer-settings';
import { storyAnswers } from './answer-stories';
import type { Answers, Background } from './answering';

/** The answer to a message, which the asking page parses. */
export function answerPages(background: Background): (message: PopupMessage) => Promise<unknown> {
  const answers: Answers<PopupMessage['type']> = {
    ...captureAnswers(background),
    ...outboxAnswers(background),
    ...contactAnswers(background),
    ...newsAnswers(background),
    ...storyAnswers(background),
    ...SETTINGS_ANSWERS,
  };
  // The key and the message are of the same type; TypeScript does not follow that through a union.
  return (message) => (answers[message.type] as (message: PopupMessage) => Promise<unknown>)(message);
}
