// Measures the time from a key to its change in the form's diff, against a plain field.

import type { Page } from '@playwright/test';
import { EXTENSION } from '../../demo/chromium/launch';
import { quantile, type Row } from '../benchmark';
import type { Keys } from './in-page';
import { inPopup, type Place } from './place';

export const KEYS = 300;
/** From press to release, like quick fingers, in milliseconds. */
const PRESS_MS = 30;
const SENTENCE = 'The crossing now takes fifty minutes each way, and no boat sails on Sunday. ';
const TYPED = SENTENCE.repeat(Math.ceil(KEYS / SENTENCE.length)).slice(0, KEYS);

export async function measureTyping(place: Place): Promise<Row[]> {
  const { script, empty } = place;
  const typeInto = async (popup: Page, shown: string): Promise<Keys> => {
    await popup.evaluate(`told = ${script}.watchKeys(document.querySelector('${shown}'))`);
    await popup.keyboard.type(TYPED, { delay: PRESS_MS });
    return popup.evaluate('told()');
  };
  const typeInForm = (name: string, prepare: (popup: Page) => Promise<void>) =>
    inPopup(place, `typing ${name}`, EXTENSION, async (popup) => {
      const box = popup.getByRole('textbox', { name: 'Correction' });
      await box.evaluate((field: HTMLTextAreaElement) => {
        field.focus();
        field.setSelectionRange(field.value.length / 2, field.value.length / 2);
      });
      await prepare(popup);
      return typeInto(popup, '.quotation');
    });

  const plain = await inPopup(place, 'typing plain', empty, async (popup) => {
    await popup.evaluate(`${script}.makePlainField('x'.repeat(500))`);
    await popup.locator('textarea').focus();
    return typeInto(popup, 'p');
  });
  const inMiddle = await typeInForm('in its middle', async () => undefined);
  const anew = await typeInForm('anew', (popup) => popup.keyboard.press('Control+A'));
  const withLetter = await typeInForm('with its letter', async (popup) => {
    const summary = popup.locator('summary');
    await popup.keyboard.type('.'); // the preview appears after the first change
    await summary.evaluate((element: HTMLElement) => element.click());
    await popup.locator('.preview pre').waitFor();
  });
  const anchor = quantile(plain.times, 0.99);
  const rows = {
    'a key in a plain field': plain,
    'a key in a passage': inMiddle,
    'a key in a passage written anew': anew,
    'a key in a passage, its letter open': withLetter,
  };
  return Object.entries(rows).map(([what, { times, inSameFrame }]) => {
    const p99 = quantile(times, 0.99);
    return {
      what,
      ms: quantile(times, 0.5),
      'p99 ms': p99,
      'ratio of p99': Math.round((p99 / anchor) * 100) / 100,
      'in its frame': `${inSameFrame} of ${times.length}`,
    };
  });
}
