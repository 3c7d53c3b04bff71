// Selections of an awkward shape: parts of words, ends in white space, very short and very long ones.

import type { AwkwardCase } from './awkward-case';

const sentences = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `Boat ${n} left quay ${n * 7} with ${n + 3} crates of herring.`,
  ).join(' ');

export const SHAPES: readonly AwkwardCase[] = [
  { name: 'the first half of a word', html: '<p>They were ⟦un⟧happy at sea.</p>' },
  { name: 'the middle of a word', html: '<p>They were un⟦happ⟧ily at sea.</p>' },
  { name: 'the last half of a word', html: '<p>They were un⟦happy⟧ at sea.</p>' },
  { name: 'the last half of a word with a whole twin', html: '<p>A happy crew, an un⟦happy⟧ cook.</p>' },
  {
    name: 'the first half of a word at the very beginning of the page',
    html: '<p>⟦Un⟧happy men at sea.</p>',
  },
  { name: 'the last half of the very last word', html: '<p>Men at sea are un⟦happy⟧</p>' },
  {
    name: 'from the middle of one word to the middle of another',
    html: '<p>The har⟦bour mas⟧ter waved twice.</p>',
  },
  {
    name: 'half words over two blocks',
    html: '<p>The har⟦bour</p><p>mas⟧ter waved twice.</p>',
    exact: 'bour mas',
  },
  { name: 'a half word that stands in the same word twice', html: '<p>The ban⟦an⟧a boat.</p>' },
  { name: 'one letter inside a word', html: '<p>The skipper rece⟦i⟧ved it.</p>' },
  { name: 'one letter that is a word', html: '<p>Once a day, ⟦a⟧ boat leaves.</p>' },
  { name: 'one punctuation mark', html: '<p>Stop⟦,⟧ he said. Go, then, go.</p>' },
  { name: 'one punctuation mark among many', html: '<p>Stop, he said. Go, then⟦,⟧ go, go.</p>' },
  { name: 'the full stop at the end', html: '<p>One. Two. Three⟦.⟧</p>' },
  { name: 'a bracket and its word', html: '<p>The mate (first) and the ⟦mate (second)⟧ met.</p>' },
  { name: 'a space before and behind', html: '<p>The boat⟦ sailed ⟧at dawn.</p>' },
  {
    name: 'white space of the source at the ends',
    html: '<p>The boat⟦\n   sailed\n   north  ⟧\n at dawn.</p>',
    exact: 'sailed north',
  },
  {
    name: 'begun at the end of the block before',
    html: '<p>It was late.⟦</p><p>The boat sailed⟧ at dawn.</p>',
    exact: 'The boat sailed',
  },
  {
    name: 'ended at the beginning of the block behind',
    html: '<p>The boat ⟦sailed at dawn.</p><p>⟧It was late.</p>',
    exact: 'sailed at dawn.',
  },
  {
    name: 'ended in white space between two blocks',
    html: '<p>The boat ⟦sailed at dawn.</p>\n  ⟧\n<p>It was late.</p>',
    exact: 'sailed at dawn.',
  },
  {
    name: 'the whole page',
    html: '⟦<h1>Tides</h1><p>High at four.</p><p>Low at ten.</p>⟧',
    exact: 'Tides High at four. Low at ten.',
  },
  { name: 'the only word of the page', html: '<p>⟦Ahoy⟧</p>' },
  {
    name: 'a line break in the source inside the passage',
    html: '<p>The boat\n      ⟦sailed\n      north⟧ at dawn.</p>',
  },
  {
    name: 'over 500 characters in one paragraph',
    html: `<p>Log of the port. ⟦${sentences(16)}⟧ End of the log.</p>`,
  },
  {
    name: 'over 500 characters over several blocks',
    html: `<p>Log. ⟦${sentences(5)}</p><p>${sentences(9)}</p><p>${sentences(2)}⟧ End.</p>`,
    exact: `${sentences(5)} ${sentences(9)} ${sentences(2)}`,
  },
  {
    name: 'over 300 characters with a twin that parts late',
    html: `<p>${sentences(7)} And then fog.</p><p>⟦${sentences(7)} And then sun⟧.</p>`,
  },
  { name: 'a very long word', html: `<p>The code ⟦${'xqz7'.repeat(60)}⟧ was sent.</p>` },
  {
    name: 'a part of a very long word',
    html: `<p>The code ab${'k'.repeat(80)}⟦needle⟧${'k'.repeat(80)}cd was sent.</p>`,
  },
  {
    name: 'a word longer than 500 characters',
    html: `<p>The code ⟦${'ab1c'.repeat(150)}⟧ was sent.</p>`,
    note: 'wider piece',
  },
  {
    name: 'text directly in the body, without a paragraph',
    html: 'It was late.<br>The ⟦boat sailed⟧ at dawn.',
  },
  { name: 'the empty language', html: '<p>The boat ⟦sailed north⟧.</p>', lang: '' },
  { name: 'a language that no browser knows', html: '<p>The boat ⟦sailed north⟧.</p>', lang: 'x_!!' },
];
