// The links that ask readers to report a mistake, by their own words or by their sentence.

import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import { preselected } from '../../../lib/recipient/candidate';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';

const PAGE = 'https://www.paper.example/2026/11/fox';

/** Returns the forms and addresses on a page with that body, in short form. */
function found(html: string): string[] {
  return contactsInHtml(html, PAGE).candidates.map((candidate) =>
    [
      candidate.type,
      addressOf(candidate),
      candidate.provenance,
      'purpose' in candidate ? candidate.purpose : [],
      candidate.elsewhere ?? [],
    ]
      .flat()
      .join(' '),
  );
}

const FORM = ['form https://www.paper.example/p/17 corrections-link corrections'];

describe('a link is for corrections by its own words', () => {
  test.each([
    'Report an error',
    'Report a factual error in this article ›',
    'Spotted a mistake?',
    'Have you spotted an error? Let us know',
    'See a typo? Tell us',
    'Suggest a correction',
    'Submit a correction or clarification',
    'Found an error?',
    'Erramos?',
    '¿Errores?',
    'Fehler ?',
    'Помилка?',
    'Fehler melden',
    'Fehler gefunden?',
    'Haben Sie einen Fehler gefunden?',
    'Fehler im Artikel melden',
    'Korrektur vorschlagen',
    'Rechtschreibfehler melden',
    'Signaler une erreur',
    'Vous avez repéré une faute ?',
    'Proposer une correction',
    'Reportar un error',
    '¿Has visto un error?',
    'Notificar un error en esta noticia',
    'Zgłoś błąd',
    'Zauważyłeś błąd? Napisz do nas',
    'Ziņot par kļūdu',
    'Pamanīji kļūdu?',
    'Повідомити про помилку',
    'Знайшли помилку?',
    'Запропонувати виправлення',
    'Сообщить об ошибке',
    'الإبلاغ عن خطأ',
    'أبلغ عن خطأ',
    'هل وجدت خطأ؟',
    'Comunicar erro',
    'Segnala un errore',
    'Meld een fout',
    'Nahlásit chybu',
  ])('%s', (text) => {
    expect(found(`<a href="/p/17">${text}</a>`)).toEqual(FORM);
  });

  test.each([
    'Corrections',
    'Corrections and clarifications',
    'Corrections policy',
    'See all corrections',
    'Korrekturen',
    'Errata',
    'Fe de erratas',
    'Sprostowania',
    'Виправлення',
    'تصحيحات',
    'Erramos',
    'Judge finds mistake in election count',
    'Report: errors led to the crash',
    'Report an error in voting machines and officials will look into it within days',
    'Officials make corrections to the record of the war',
    'The report',
    '',
  ])('but not: %s', (text) => {
    expect(found(`<a href="/p/17">${text}</a>`)).toEqual([]);
  });
});

describe('a link that only points is for what its sentence says', () => {
  test.each([
    'To suggest a correction or clarification, write to us <a href="/p/17">here</a>. You can also highlight the text and press Ctrl + Enter.',
    'Spotted a mistake? <a href="/p/17">Write to us</a>',
    'Spotted a mistake?<br>Please let us know with <a href="/p/17">this form</a>.',
    'For corrections, please <a href="/p/17">contact us</a>.',
    'If you find an error, <a href="/p/17">let us know</a>.',
    'Haben Sie einen Fehler gefunden? Schreiben Sie uns <a href="/p/17">hier</a>.',
    'Pour signaler une erreur, <a href="/p/17">cliquez ici</a>.',
    'Si has encontrado un error, escríbenos <a href="/p/17">aquí</a>.',
    'Zauważyłeś błąd w artykule? Kliknij <a href="/p/17">tutaj</a>.',
    'Ja pamanāt kļūdu, rakstiet mums <a href="/p/17">šeit</a>.',
    'Якщо ви знайшли помилку, напишіть нам <a href="/p/17">тут</a>.',
    'إذا وجدت خطأ، راسلنا <a href="/p/17">هنا</a>.',
    `${'A long beginning of the block. '.repeat(20)}To report an error, write <a href="/p/17">here</a>.${' And a long end.'.repeat(20)}`,
    `${'A long beginning of the block. '.repeat(20)}Found a typo? Write <a href="/p/17">here</a>.${' And a long end.'.repeat(20)}`,
  ])('%s', (html) => {
    expect(found(`<p>${html}</p>`)).toEqual(FORM);
  });

  test.each([
    'The ministry asked everyone to report an error in the <a href="/p/17">census of 2026</a>.',
    'To report an error, call us.</p><p>Subscribe <a href="/p/17">here</a>.',
    `To report an error${', or something else'.repeat(20)}, write to us <a href="/p/17">here</a>.`,
    'See our <a href="/p/17">corrections policy</a>.',
    'Our list of corrections is <a href="/p/17">here</a>.',
  ])('but not: %s', (html) => {
    expect(found(`<p>${html}</p>`)).toEqual([]);
  });

  test('an address in such a sentence is for corrections; a second address is not', () => {
    expect(
      found('<p>To suggest a correction, write to us <a href="mailto:hello@paper.example">here</a>.</p>'),
    ).toEqual(['mailbox hello@paper.example mail-link corrections']);
    expect(
      found(
        '<p>To report an error, write to <a href="mailto:one@paper.example">one</a> and for photos to <a href="mailto:two@paper.example">the others</a>.</p>',
      ),
    ).toEqual([
      'mailbox one@paper.example mail-link corrections',
      'mailbox two@paper.example mail-link general',
    ]);
    const author = '<meta name="author" content="Ada Writer">';
    expect(
      found(`${author}<p>Spotted a mistake? <a href="mailto:ada@paper.example">Write to Ada</a></p>`),
    ).toEqual(['mailbox ada@paper.example mail-link author']);
  });
});

test('a link is also for corrections by its title or its label', () => {
  expect(found('<a href="/p/17" title="Comunicar erro - Site externo">Sobre</a>')).toEqual(FORM);
  expect(found('<a href="/p/17" aria-label="Report an error">Help</a>')).toEqual(FORM);
  expect(found('<a href="/p/17" title="Corrections">Help</a>')).toEqual([]);
});

test('a form at a service for forms counts as one of the site', () => {
  const link = (href: string) => found(`<p>Found an error? <a href="${href}">Fill in this form</a></p>`);
  expect(link('https://docs.google.com/forms/d/e/1FA/viewform')).toEqual([
    'form https://docs.google.com/forms/d/e/1FA/viewform corrections-link corrections',
  ]);
  expect(link('https://forms.gle/abc')).toEqual(['form https://forms.gle/abc corrections-link corrections']);
  expect(link('https://paper.typeform.com/to/abc')).toHaveLength(1);
  expect(found('<p>Report an error: <a href="https://forms.gle/abc">forms.gle/abc</a></p>')).toHaveLength(1);
});

describe('a form at another site', () => {
  const chosen = (html: string) => preselected(contactsInHtml(html, PAGE).candidates);
  const FORM_ELSEWHERE = 'https://other.example/form';

  test.each([
    `<p>If you spot an error on your credit report, contact Equifax <a href="${FORM_ELSEWHERE}">here</a></p>`,
    `<p>Found a typo? Write <a rel="nofollow" href="${FORM_ELSEWHERE}">here</a></p>`,
    `<p>You can <a href="${FORM_ELSEWHERE}">report an error</a> to the bank.</p>`,
    `<a rel="nofollow" href="${FORM_ELSEWHERE}">Report an error</a>`,
    '<p>Found a typo? Write <a rel="nofollow" href="https://forms.gle/abc">here</a></p>',
  ])('is offered and not selected: %s', (html) => {
    expect(found(html).join()).toMatch(/ (other\.example|forms\.gle)$/);
    expect(chosen(html)).toBeUndefined();
  });

  test('is selected if the link stands alone and asks by its own words', () => {
    expect(chosen(`<p><a href="${FORM_ELSEWHERE}">Report an error</a></p>`)).toMatchObject({
      form: FORM_ELSEWHERE,
    });
    expect(chosen(`<a title="Comunicar erro" href="${FORM_ELSEWHERE}">Erramos?</a>`)).toBeDefined();
  });
});

test('a link that opens no web page is no form', () => {
  for (const href of [
    'javascript:report()',
    'data:text/html,x',
    'tel:+371',
    '#report',
    '',
    `${PAGE}#report`,
    'https://user:word@www.paper.example/report',
    'ftp://paper.example/report',
    'https://[',
    `/report?${'x'.repeat(3_000)}`,
  ]) {
    expect(found(`<a href="${href}">Report an error</a>`)).toEqual([]);
  }
});

test('a link that a reader of the page wrote is none', () => {
  const link = '<p>Report an error <a href="https://spam.example/">here</a></p>';
  expect(found(link)).toHaveLength(1);
  expect(found(`<div class="x comment-list">${link}<div></div>${link}</div>`)).toEqual([]);
  expect(found(`<section id="comments">${link}</section>`)).toEqual([]);
  expect(found(`<div id="comments"><div></div></div>${link}`)).toHaveLength(1);
  expect(found('<a rel="nofollow ugc" href="https://spam.example/">Report an error</a>')).toEqual([]);
});

test.each([
  '<div class="user-comments">',
  '<ol class="commentlist">',
  '<div id="respond">',
  '<div id="disqus_thread">',
  '<section class="story__comments">',
  '<li class="comment even depth-1">',
  '<article class="comment-body">',
  '<div class="Kommentare">',
  '<ul class="comentarios">',
])('a link in %s is a reader’s', (tag) => {
  expect(found(`${tag}<p>Report an error <a href="/p/17">here</a></p>`)).toEqual([]);
});

test.each([
  '<div class="story has-comments">',
  '<article class="post comments-open">',
  '<div class="no-comments">',
  '<div class="commentary">',
  '<div class="recommended document">',
])('a link in %s is the page’s', (tag) => {
  expect(found(`${tag}<p>Report an error <a href="/p/17">here</a></p>`)).toEqual(FORM);
});

test('at most three are offered, those with words of their own first', () => {
  const pointing = '<p>Found an error? Write <a href="/a">here</a></p>';
  const own = [1, 2, 3, 4].map((index) => `<a href="/${index}">Report an error</a>`).join('');
  const { candidates } = contactsInHtml(pointing + own, PAGE);
  expect(candidates.map((candidate) => new URL(addressOf(candidate)).pathname)).toEqual(['/1', '/2', '/3']);
  expect(preselected(candidates)).toBe(candidates[0]);
});

test('a page with ten thousand links is read', () => {
  const many = '<a href="/story">Report an error in this</a> '.repeat(10_000);
  expect(found(`<p>${many}</p>`)).toHaveLength(1);
  expect(
    found(
      `<p>${'<a href="/s">Story</a> '.repeat(10_000)}</p><p>Found a typo? <a href="/p/17">Tell us</a></p>`,
    ),
  ).toEqual(FORM);
});
