import { expect, test } from 'vitest';
import { isOver, setBackDetector } from '../../../../relay/domain/clock';

test('a time is over when it has passed, and not before', () => {
  expect(isOver(1_000, 500, 1_500)).toBe(false);
  expect(isOver(1_000, 500, 1_501)).toBe(true);
});

test('a time is over if the clock was set back before its beginning, but not if the clock was only corrected', () => {
  expect(isOver(90_000_000, 500, 1_000)).toBe(true);
  expect(isOver(100_000, 500, 99_000)).toBe(false);
});

test('a clock that is set back is noticed once', () => {
  let time = 10_000_000;
  const wasSetBack = setBackDetector(() => time);
  expect(wasSetBack()).toBe(false);
  time -= 1_000;
  expect(wasSetBack()).toBe(false);
  time -= 3_600_000;
  expect(wasSetBack()).toBe(true);
  expect(wasSetBack()).toBe(false);
  time += 30 * 86_400_000;
  expect(wasSetBack()).toBe(false);
});
