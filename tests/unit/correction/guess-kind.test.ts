// The kind that is guessed from an edit.

import { describe, expect, test } from 'vitest';
import { guessKind } from '../../../lib/correction/guess-kind';

describe('the guess is a typo', () => {
  test.each([
    ['jumpd', 'jumped'],
    ['the the', 'the'],
    ['Kyiw', 'Kyiv'],
    ['in Mai', 'in May'],
    ['He left. The fox', 'He left. A fox'],
    ['зробленно', 'зроблено'],
    ['its', 'it’s'],
    ['over the dog', 'over the lazy dog'],
    ['words', 'words'],
  ])('where “%s” becomes “%s”', (exact, replacement) => {
    expect(guessKind(exact, replacement, 'en')).toBe('typo');
  });
});

describe('the guess is a wrong fact', () => {
  test.each([
    ['in 1954', 'in 1945'],
    ['on 3 May', 'on 4 May'],
    ['12,000 readers', '21,000 readers'],
    ['Kyiv', 'Lviv City'],
    ['said Jane Smith', 'said Jane Miller'],
    ['у Києві', 'у Львові'],
    ['on Monday', 'on Thursday'],
  ])('where “%s” becomes “%s”', (exact, replacement) => {
    expect(guessKind(exact, replacement, 'en')).toBe('fact');
  });

  test('if a month becomes another one, in the form that the language uses in dates', () => {
    expect(guessKind('3 травня', '3 червня', 'uk')).toBe('fact');
    expect(guessKind('3 травняя', '3 травня', 'uk')).toBe('typo');
    expect(guessKind('am Dienstag', 'am Montag', 'de')).toBe('fact');
  });
});
