// What the background is told of the reader's settings.

import * as v from 'valibot';
import { ActionAnswerSchema } from '../outbox/answers';
import { ask } from './ask';

/** Has the pages to come hear the shortcut, or not, as the settings now say. */
export async function tellSitesChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'sites-changed' }));
}

/** Has what the browser shows of us (the context menu) say it in the language that is now chosen. */
export async function tellLanguageChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'language-changed' }));
}

/** Has corrections offered to the relays that are set now. */
export async function tellRelaysChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'relays-changed' }));
}

/** Has everything on this device forgotten. */
export async function askToEraseAll(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'erase-all' }));
}
