// The letter about a page that the reader saw in a machine translation.

import { expect, test } from 'vitest';
import { issueDraft } from '../../../lib/channel/issue-draft';
import { reportComment } from '../../../lib/channel/mistape-report';
import { entryText } from '../../../lib/letter/digest';
import { composeLetter, translationNote } from '../../../lib/letter/letter';
import { letterText } from '../../../lib/letter/plain-text';
import { ENGLISH, LETTER_LANGUAGES, letterLanguage } from '../../../lib/letter/words';
import { entryHtml } from '../../../relay/mail/digest-html';
import { correction } from '../../../testing/samples/corrections';

const page = {
  address: 'https://news.test/fox',
  language: 'en',
  storyLanguage: 'de',
  translated: true,
} as const;

test('the letter is in the story’s language and says from which language it was translated', () => {
  const letter = letterText(correction({ page }));
  expect(letter).toContain('maschinell übersetzt gelesen (Deutsch → Englisch)');
  expect(letter.startsWith('[Leserkorrektur]')).toBe(true);
});

test('the letter says it without languages if the page does not tell the first', () => {
  const { storyLanguage: _unknown, ...known } = page;
  expect(letterText(correction({ page: known }))).toContain(
    'a machine translation of the page: the quoted words',
  );
});

test('other letters do not say it', () => {
  expect(letterText(correction({ page: { ...correction().page } }))).not.toContain('translation');
});

test('a letter in a digest says it', () => {
  const letter = composeLetter(correction({ page }), ENGLISH);
  expect(entryText(letter, ENGLISH)).toContain('a machine translation of the page (German → English)');
  const html = entryHtml(letter, letterLanguage('en'), 'en');
  expect(html).toContain('a machine translation of the page (German → English)');
});

test('a report and an issue say it too', () => {
  const github = { type: 'issue', host: 'github', provenance: 'edit-link' } as const;
  const { address } = issueDraft(correction({ page }), {
    ...github,
    address: 'https://github.com/news/site/issues/new',
  });
  expect(decodeURIComponent(address)).toContain('maschinell übersetzt');
  expect(reportComment(correction({ page }))).toContain('maschinell übersetzt');
});

test.each(LETTER_LANGUAGES)('the note has both languages in %s', (tag) => {
  const { words } = letterLanguage(tag);
  const names = new Intl.DisplayNames(tag, { type: 'language' });
  const note = translationNote(page, words, tag);
  expect(note).toContain(`${names.of('de')} ${tag === 'ar' ? '←' : '→'} ${names.of('en')}`);
});

test('a quotation in another language keeps the letter in the story’s language', () => {
  const quoted = { address: 'https://news.test/fox', language: 'fr', storyLanguage: 'de' };
  expect(letterText(correction({ page: quoted }))).toContain('Mit Corrigenda aus der Leserschaft');
});
