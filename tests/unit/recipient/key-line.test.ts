// Which texts ask readers to highlight a mistake and press Ctrl+Enter.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForKey, MAX_KEY_LINE, mayNameKey } from '../../../lib/recipient/key-line';

test.each([
  '“If you find an error, select the text and press Ctrl+Enter,” the newsroom tells its readers.',
  'Auf der Seite steht: „Fehler gefunden? Markieren Sie den Text und drücken Sie Strg+Enter.“',
  'В газете написано: «Нашли ошибку? Выделите фрагмент и нажмите Ctrl+Enter».',
])('a line that quotes such a request asks for nothing: %s', (line) => {
  expect(asksForKey(line)).toBe(false);
});

test('the names of the keys may be in quotation marks', () => {
  expect(asksForKey('Нашли ошибку? Выделите её и нажмите «Ctrl» + «Enter»')).toBe(true);
});

describe('a line asks for the key', () => {
  test.each([
    'Found a mistake? Select it and press Ctrl+Enter.',
    'If you have found a spelling error, please notify us by selecting that text and pressing Ctrl+Enter.',
    'To suggest a correction or clarification, write to us here. You can also highlight the text and press Ctrl + Enter.',
    'See a typo? Highlight it, press Ctrl + Enter',
    'Report a typo: select the word and press ⌘ + Enter or Ctrl-Enter',
    'Spotted an error? Press Ctrl+Enter after highlighting the text.',
    'Error? Select the text and hit “Ctrl” and “Enter”.',
    'Mistake? Select it and press Ctrl/⌘ + Return',
    'Fehler gefunden? Markieren Sie den Text und drücken Sie Strg+Eingabe.',
    'Wenn Sie einen Rechtschreibfehler gefunden haben, benachrichtigen Sie uns bitte, indem Sie den Text auswählen: markieren, dann Strg + Enter.',
    'Tippfehler entdeckt? Stelle markieren und Strg und die Taste Enter drücken.',
    'Si vous avez trouvé une faute d’orthographe, informez-nous en sélectionnant le texte en question et en appuyant sur Ctrl + Entrée.',
    'Une erreur ? Surlignez-la et tapez Ctrl+Enter.',
    'Si encuentra un error, seleccione el texto y pulse Ctrl+Intro.',
    '¿Ha visto una errata? Selecciónela y presione Ctrl + Enter.',
    'Znalazłeś błąd? Zaznacz go i naciśnij Ctrl+Enter.',
    'Widzisz literówkę? Zaznacz ją i wciśnij Ctrl + Enter',
    'Pamanīji kļūdu? Iezīmē tekstu un nospied Ctrl+Enter!',
    'Ja pamanījāt kļūdu, atlasiet to un nospiediet Ctrl + Enter.',
    'Знайшли помилку? Виділіть її та натисніть Ctrl+Enter.',
    'Якщо ви помітили орфографічну помилку, виділіть її мишею і натисніть Ctrl + Enter',
    'Нашли опечатку? Выделите фрагмент и нажмите Ctrl+Enter.',
    'Если вы нашли ошибку, пожалуйста, выделите фрагмент текста и нажмите клавиши Ctrl и Enter.',
    'НАШЛИ ОШИБКУ? ВЫДЕЛИТЕ ЕЁ И НАЖМИТЕ CTRL + ВВОД',
    'إذا وجدت خطأً، حدد النص واضغط على Ctrl+Enter',
    'للإبلاغ عن خطأ ظلل الكلمة ثم اضغط Ctrl + Enter',
  ])('%s', (line) => {
    expect(mayNameKey(line)).toBe(true);
    expect(asksForKey(line)).toBe(true);
  });
});

describe('a line about something else does not', () => {
  test.each([
    'Press Ctrl+Enter to send.',
    'Select a contact and press Ctrl+Enter to send the message.',
    'Select the code and press Ctrl+Enter to run it; errors appear below.',
    'Highlight the query text and press Ctrl+Enter. Mistakes are underlined.',
    'Select the cell, press Ctrl+Enter, and Excel shows an error.',
    'Ctrl+A: select all text. Ctrl+Enter: page break. F7: check spelling errors.',
    'Alt+F selects the text, Ctrl+Enter reports the error.',
    'Found a mistake? Write to us.',
    'Select the text with the mistake and press Enter.',
    'In control of the text, editors enter a correction.',
    'Markieren Sie den Code und drücken Sie Strg+Eingabe, um ihn auszuführen. Fehler stehen im Protokoll.',
    'Выделите код и нажмите Ctrl+Enter, чтобы запустить его без ошибок.',
    'Нажмите Ctrl+Enter, чтобы отправить комментарий.',
    'Или нажмите Ctrl + Enter: сообщение уйдёт сразу.',
  ])('%s', (line) => {
    expect(asksForKey(line)).toBe(false);
  });

  test.each([
    'A browser extension for reader corrections: highlight a mistake on any web page, press Ctrl+Enter.',
    'Highlight the words that are wrong and press Ctrl+Enter: with Corrigenda, the text becomes a correction.',
    'Spotted an error? With the Corrigenda extension, highlight it and press Ctrl+Enter.',
  ])('not what this extension says of itself: %s', (line) => {
    expect(asksForKey(line)).toBe(false);
  });
});

test('a long paragraph does not ask, even if it contains such a line', () => {
  const line = 'Found a mistake? Select it and press Ctrl+Enter.';
  expect(asksForKey(`${'So the story goes on. '.repeat(15)}${line}`)).toBe(false);
});

test('a text in which the request is far from the key does not ask', () => {
  const between = 'Something else stands here, and it is long enough. '.repeat(4);
  expect(asksForKey(`Error: select the text. ${between}Ctrl+Enter`)).toBe(false);
});

test('for any text it returns an answer, and never asks without a key', () => {
  const word = fc.oneof(
    fc.constantFrom('Ctrl', '+', 'Enter', 'select', 'the text', 'error', 'Strg', '⌘', ' ', '\n', 'та', '.'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), (words) => {
      const line = words.join('');
      const asks = asksForKey(line);
      if (asks) expect([mayNameKey(line), line.length <= MAX_KEY_LINE]).toEqual([true, true]);
    }),
  );
});

test('the time is in proportion to the length of the text', () => {
  for (const part of ['ctrl ', 'ctrl+', 'select ', 'ctrl and ', 'выдел']) {
    expect(asksForKey(part.repeat(MAX_KEY_LINE).slice(0, MAX_KEY_LINE))).toBe(false);
    expect(mayNameKey(part.repeat(1_000_000))).toBeDefined();
  }
});
