import { describe, expect, test } from 'vitest';
import { findHeadline, siteInTitle } from '../../../lib/page/headline';

const STORY = 'The ferry stops today';

describe('the headline', () => {
  test.each<[string, string[], string[], string, string | undefined]>([
    ['its heading and not a teaser', [STORY], ['You will not believe this'], `${STORY} – Paper`, undefined],
    [
      'its heading, if the site is known',
      [STORY],
      ['You will not believe this'],
      `${STORY} – Paper`,
      'Paper',
    ],
    ['its heading, if the site is first in the title', [STORY], ['Wow'], `Paper | ${STORY}`, undefined],
    ['its heading, if metadata lost a line break', [STORY], ['The ferrystops today'], 'Paper', undefined],
    [
      'the part of the heading after a section’s name',
      [`Opinion\n${STORY}`],
      [],
      `${STORY} | Paper`,
      undefined,
    ],
    ['the part before a note', [`${STORY}\nUpdated at noon`], [STORY], 'Paper', undefined],
    ['the part after a word on the same line', [`Opinion ${STORY}`], [STORY], 'Paper', undefined],
    ['the whole heading of two lines', ['The ferry\nstops today'], [], `${STORY} | Paper`, undefined],
    ['the title without the site before it', [], [], `Paper | ${STORY}`, 'Paper'],
    ['the title without the site after it', [], [], `${STORY} | World | Paper`, 'Paper'],
    ['the title and not the site’s name', [], ['Paper'], `${STORY} | Paper`, 'Paper'],
    ['the only heading, if metadata has only the site’s name', [STORY], ['Paper'], 'Paper', 'Paper'],
    ['the title without a counter', [], [], `(3) ${STORY}`, undefined],
    ['the title without a counter above its limit', [], [], `(99+) ${STORY}`, undefined],
    ['the title without a counter in square brackets', [], [], `[12] ${STORY}`, undefined],
    ['the title without a dot', [], [], `• ${STORY}`, undefined],
    ['the title without a sign for unread messages', [], [], `🔴 ${STORY} | Paper`, 'Paper'],
    ['its heading, whatever the counter', [STORY], [], `(3) ${STORY} | Paper`, undefined],
  ])('is %s', (_, headings, stated, title, site) => {
    expect(findHeadline(headings, stated, title, site)).toBe(STORY);
  });

  test.each<[string, string[], string[], string, string | undefined]>([
    ['(500) Days of Summer', ['(500) Days of Summer'], [], '(500) Days of Summer | Paper', undefined],
    ['(500) Days of Summer', [], ['(500) Days of Summer'], 'x', undefined],
    ['World: leaders meet in Riga', ['World'], ['World: leaders meet in Riga'], 'x', undefined],
    ['Paper: what went wrong', [], [], 'Paper: what went wrong', 'Paper'],
    ['Learning C#', ['Learning C#'], [], 'Learning C# | Paper', undefined],
    ['2026 – a year in words', [], [], '2026 – a year in words', undefined],
    ['Paper', ['Paper'], ['Paper'], 'Paper', 'Paper'],
  ])('“%s” stays whole', (headline, headings, stated, title, site) => {
    expect(findHeadline(headings, stated, title, site)).toBe(headline);
  });
});

describe('the site’s name in a title', () => {
  test.each([
    [`${STORY} | Paper`, 'www.paper.test', 'Paper'],
    [`${STORY} - The Example News`, 'www.example-news.co.uk', 'The Example News'],
    [`Paper :: ${STORY}`, 'paper.test', 'Paper'],
    [`${STORY} — Paper.test`, 'm.paper.test', 'Paper.test'],
  ])('“%s” on %s is %s', (title, host, site) => expect(siteInTitle(title, host)).toBe(site));

  test.each([
    [`${STORY} | World`, 'www.paper.test'],
    ['Paper', 'paper.test'],
    ['The ferry - a story', '127.0.0.1'],
    [`Test | ${STORY}`, 'paper.test'],
    ['', 'paper.test'],
  ])('is not in “%s” on %s', (title, host) => expect(siteInTitle(title, host)).toBeUndefined());
});
