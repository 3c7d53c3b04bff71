// A letter as a draft in the reader's own mail app.

import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test } from 'vitest';
import { mailDraft } from '../../../lib/channel/mail-draft';
import type { CorrectionContent } from '../../../lib/correction/content';
import { composeLetter, subjectOf, summaryOf } from '../../../lib/letter/letter';
import { plainText } from '../../../lib/letter/plain-text';
import { ENGLISH, letterLanguage } from '../../../lib/letter/words';
import { correction, correctionOf, corrections } from '../../../testing/samples/corrections';

const MAX = 1_900;

/** The draft as a mail app takes it apart (RFC 6068: no `+` for spaces). */
function draftOf(content: CorrectionContent, mailbox = 'desk@news.test') {
  const address = mailDraft(content, mailbox);
  const [, to = '', subject = '', body = ''] =
    /^mailto:([^?]+)\?subject=([^&]*)&body=([^&]*)$/.exec(address) ?? [];
  return {
    address,
    to: decodeURIComponent(to),
    subject: decodeURIComponent(subject),
    body: decodeURIComponent(body),
  };
}

describe('a draft', () => {
  test('is the letter to the editors, with the line breaks of mail', () => {
    const content = correction({
      suggestion: { kind: 'typo', replacement: 'jumped', comment: '1 + 1 = 2 & “3” #4?' },
    });
    const { to, subject, body } = draftOf(content);
    expect(to).toBe('desk@news.test');
    expect(subject).toBe('[Reader correction] Fox clears dog');
    expect(body).toBe(plainText(composeLetter(content, ENGLISH), ENGLISH).replaceAll('\n', '\r\n'));
  });

  test('goes to one address, with any content', () => {
    const { address, to } = draftOf(correction(), "o'neil+news@home.test");
    expect(to).toBe("o'neil+news@home.test");
    expect(address).toMatch(/^mailto:o'neil%2Bnews@home\.test\?/);
  });

  test('of any correction has at most 1,900 characters and contains the change and its address', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        const { address, subject, body } = draftOf(content);
        const { language, storyLanguage = language } = content.page;
        const { words } = letterLanguage(storyLanguage); // its editors read it
        expect(address.length).toBeLessThanOrEqual(MAX);
        expect(body).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
        expect(body.startsWith(summaryOf(content, words))).toBe(true);
        expect(body).toContain(content.page.address);
        expect(subjectOf(content, words).startsWith(subject.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('of a letter that is too long', () => {
  const comment = 'It was a long time ago, and I saw it myself. '.repeat(80);
  const long = correction({ suggestion: { kind: 'typo', replacement: 'jumped', comment } });

  test('the comment is cut, and the change and the link to the passage are kept', () => {
    const { address, body } = draftOf(long);
    expect(address.length).toBeLessThanOrEqual(MAX);
    expect(address.length).toBeGreaterThan(MAX - 200);
    expect(body.startsWith('“jumpd” → “jumped”\r\n')).toBe(true);
    expect(body).toContain('The brown fox [-jumpd-]{+jumped+} over the lazy dog.');
    expect(body).toContain('\r\nhttps://news.test/2026/11/fox#:~:text=jumpd\r\n');
    expect(body).toMatch(/It was a long time ago.*…\r\n/);
    expect(body).toContain('-- \r\nSent with Corrigenda');
  });

  test('the same is true in Ukrainian, in which a letter takes six characters', () => {
    const exact = 'Лисиця перестрибнула через ледачого пса і втекла до темного лісу, де її ніхто не бачив.';
    const suggestion = {
      kind: 'typo',
      replacement: exact.replace('лісу', 'гаю'),
      comment: exact.repeat(20),
    } as const;
    const { address, body } = draftOf(correctionOf(exact, suggestion, { headline: exact, language: 'uk' }));
    expect(address.length).toBeLessThanOrEqual(MAX);
    expect(body.startsWith('«лісу» → «гаю»')).toBe(true);
    expect(body).toContain('https://news.test/2026/11/fox');
  });

  test('the plain address is kept if the link to the passage does not fit', () => {
    const textFragment = `:~:text=${encodeURIComponent('漢字'.repeat(150))}`;
    const passage = { exact: '漢字'.repeat(20), prefix: '', suffix: '', start: 0, end: 40, textFragment };
    const { address, body } = draftOf(
      correction({ passage, suggestion: { kind: 'typo', replacement: '漢' } }),
    );
    expect(address.length).toBeLessThanOrEqual(MAX);
    expect(body).toContain('” → “漢”');
    expect(body).toContain('\r\nhttps://news.test/2026/11/fox\r\n');
    expect(body).not.toContain('#:~:text=');
  });

  test('the link is kept and no letter is split, with an endless headline and quotes of twelve characters a letter', () => {
    const emoji = '👩‍🚀'.repeat(100);
    const content = correctionOf(
      emoji,
      { kind: 'typo', replacement: `${emoji}!`, comment: emoji },
      { headline: emoji },
    );
    const { address, subject, body } = draftOf(content);
    expect(address.length).toBeLessThanOrEqual(MAX);
    expect(subject).toMatch(/^\[Reader correction\] (👩‍🚀)+…$/u);
    expect(body).toContain('https://news.test/2026/11/fox');
  });

  test('only the change is kept if even the address is too long', () => {
    const content = correction({
      page: { address: `https://news.test/${'a'.repeat(2_000)}`, headline: 'Fox' },
    });
    const { address, body } = draftOf(content);
    expect(address.length).toBeLessThanOrEqual(MAX);
    expect(body).toBe('“jumpd” → “jumped”');
  });
});

describe('a draft that was sent unchanged and read by a mail parser', () => {
  const long = 'Ще не вмерла України і слава, і воля. '.repeat(14).slice(0, 500);
  test.each([
    ['Latin', 'jumpd', 'jumped', 'C’est “là” – naïve & 100 %'],
    ['Ukrainian', 'стрибув', 'стрибнув', 'Так краще: їжак, ґанок, «лапки»'],
    ['Arabic', 'قفزز', 'قفز', 'هكذا أفضل، شكرًا لكم'],
    ['emoji', '🦊🦊', '🦊', 'One fox 👩‍👩‍👧 is enough 🙏🏽'],
    ['a passage of 500 characters', long, `${long.slice(0, -7)}свобода.`, ''],
  ])('says the same in %s', async (_, exact, replacement, comment) => {
    const content = correction({
      passage: { exact, prefix: '', suffix: '' },
      suggestion: { kind: 'typo', replacement, ...(comment !== '' && { comment }) },
    });
    const { to, subject, body } = draftOf(content);
    const raw = await new MailComposer({ to, subject, text: body }).compile().build();
    const parsed = await simpleParser(raw);
    expect([parsed.to].flat()[0]?.text).toBe('desk@news.test');
    expect(parsed.subject).toBe(subjectOf(content, ENGLISH));
    expect(parsed.text?.trim()).toBe(body.replaceAll('\r\n', '\n').trim());
    expect(parsed.text).toContain(summaryOf(content, ENGLISH).slice(0, 60));
    if (comment !== '') expect(parsed.text).toContain(comment);
    expect(parsed.text).toContain(content.page.address);
  });
});
