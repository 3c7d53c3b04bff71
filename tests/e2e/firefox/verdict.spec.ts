// The verdict page in Firefox. Each browser has its own rules about scrolling to what has the focus.

import { expect, test } from '../fixtures/firefox/test';
import { postCorrection } from '../fixtures/post-correction';

/** Longer than the window, so that the form is below it. */
const LONG_COMMENT = 'A letter is missing.\n'.repeat(80);

const inSight = `
  const isInSight = (selector) => {
    const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  return [
    document.documentElement.scrollHeight > 2 * innerHeight,
    document.activeElement.matches('.bar button'),
    scrollY === 0,
    ...['h1', 'h1 + p a', '.bar button'].map(isInSight),
  ].join();`;

test('the page opens with the change, the headline and the focused button in sight, however long it is', async ({
  firefox,
  site,
  newsroom,
}) => {
  await postCorrection(newsroom.inbox, {
    address: `${site.origin}/fox`,
    headline: 'Fox clears dog',
    comment: LONG_COMMENT,
  });
  const [letter] = await newsroom.mail.waitForLetters(1);
  await firefox.open(/http\S+answer=declined/.exec(letter?.text ?? '')?.[0] ?? '');
  expect(await firefox.inPage(inSight)).toBe('true,true,true,true,true,true');
  expect(await firefox.inPage("return document.querySelector('#selected').innerText")).toBe('Not changed');
});
