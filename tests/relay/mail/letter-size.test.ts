// Gmail hides the rest of a letter after about 102 kB, including its buttons.

import { describe, expect, test } from 'vitest';
import {
  MAX_ADDRESS,
  MAX_COMMENT,
  MAX_CONTEXT,
  MAX_EXACT,
  MAX_LINE,
  MAX_REPLACEMENT,
} from '../../../lib/correction/limits';
import type { ReceivedLetter } from '../../../testing/newsroom/smtp-sink';
import { newDkim } from '../fixtures/dkim-keys';
import { annotation, EDITORS, locationOf, openNewsroom, post } from '../fixtures/newsroom';

const MOST = 80_000;
/** Ten editors, whose addresses are all in the letter. */
const MANY = Array.from({ length: 10 }, (_, index) => `somebody-with-a-long-name-${index}@news.test`);

async function letterOf(changes: Parameters<typeof annotation>[0]): Promise<ReceivedLetter> {
  const sites = [{ name: 'Example News', hosts: ['news.test'], editors: [...EDITORS, ...MANY] }];
  const { relay, sink } = await openNewsroom({ sites, dkim: newDkim('news.test') });
  locationOf(await post(relay, annotation(changes)));
  const [letter] = await sink.waitForLetters(1);
  return letter ?? expect.fail('no letter');
}

/** Returns a correction in which every text has its maximum length and repeats the same few characters. */
function fullOf(characters: string) {
  const text = (length: number) => characters.repeat(length / Array.from(characters).length);
  const address = (start: string) => start + '&'.repeat(MAX_ADDRESS - start.length);
  return {
    address: address('https://news.test/?'),
    evidence: address('https://evidence.test/?'),
    headline: text(MAX_LINE),
    author: text(MAX_LINE),
    site: text(MAX_LINE),
    exact: text(MAX_EXACT),
    prefix: text(MAX_CONTEXT),
    suffix: text(MAX_CONTEXT),
    replacement: text(MAX_REPLACEMENT),
    comment: text(MAX_COMMENT),
    name: text(200),
  };
}

describe('the largest letter', () => {
  test.each([
    ['four-byte characters', '𝔸'],
    ['three-byte characters', '漢'],
    ['two-byte characters', 'ж'],
    ['characters that HTML escapes', '"'],
    ['characters that mail encodes', '='],
    ['alternating line breaks and letters', 'a\n'],
  ])('stays below 80 kB if its text consists of %s', async (_, characters) => {
    const letter = await letterOf(fullOf(characters));
    expect(letter.raw.length).toBeLessThan(MOST);
    expect(letter.text).toContain('answer=declined');
    expect(letter.html).toContain('answer=declined');
  });

  test('stays below the limit if every other word is changed and marked', async () => {
    const words = (one: string, other: string, count: number) => `${one} ${other} `.repeat(count).trim();
    const letter = await letterOf({
      ...fullOf('𝔸'),
      exact: words('a', 'b', MAX_EXACT / 4),
      replacement: words('a', 'c', MAX_REPLACEMENT / 4),
    });
    expect(letter.raw.length).toBeLessThan(MOST);
    expect(letter.text).toContain('Cut to a length that mail programs show whole');
  });

  test('says that it is cut, and the verdict page has all of it', async () => {
    const sites = [{ name: 'Example News', hosts: ['news.test'], editors: EDITORS }];
    const { relay, sink } = await openNewsroom({ sites });
    const comment = '漢'.repeat(MAX_COMMENT);
    locationOf(await post(relay, annotation({ ...fullOf('漢'), comment })));
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.html).toContain('Cut to a length that mail programs show whole');
    expect(letter?.html).not.toContain(comment);
    const link = /http\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? expect.fail('no link');
    expect(await (await fetch(link)).text()).toContain(comment);
  });
});

test('a long comment in one language is not cut', async () => {
  const comment = 'Далі буде. '.repeat(MAX_COMMENT / 11);
  const letter = await letterOf({ comment });
  expect(letter.raw.length).toBeLessThan(MOST);
  expect(letter.html).toContain(comment.trim());
  expect(letter.text).not.toContain('Cut to a length');
});
