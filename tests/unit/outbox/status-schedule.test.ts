// When the statuses of corrections are checked.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CHECKS_FOR_READER,
  MAX_CHECKS_PER_HOUR as MAX,
  MAX_AUTOMATIC_CHECKS_PER_HOUR,
  mayBeEarly,
  nextCheckAt,
  roomForCheckAt,
  roomForChecks,
  withinTheHour,
} from '../../../lib/outbox/status-schedule';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DELIVERED = Date.UTC(2026, 10, 23);

/** Returns how long after its delivery a correction is checked, in milliseconds. */
function agesOf(isDecided: boolean): number[] {
  const ages: number[] = [];
  for (let now = DELIVERED; ; ) {
    const next = nextCheckAt(DELIVERED, now, isDecided);
    if (next === undefined) return ages;
    ages.push(next - DELIVERED);
    now = next;
  }
}

describe('a correction', () => {
  test('is checked often at first, then every hour, six hours, day and week, and not after 60 days', () => {
    const ages = agesOf(false);
    const waits = ages.map((age, index) => age - (ages[index - 1] ?? 0));
    expect(waits.slice(0, 4)).toEqual([15 * MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
    expect(waits.filter((wait) => wait === HOUR)).toHaveLength(5);
    expect(waits.filter((wait) => wait === 6 * HOUR)).toHaveLength(3);
    expect(waits.filter((wait) => wait === DAY)).toHaveLength(6);
    expect(waits.filter((wait) => wait === 7 * DAY)).toHaveLength(7);
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(ages.at(-1)).toBeLessThanOrEqual(60 * DAY);
  });

  test('with a verdict is checked once a week, since editors may change it', () => {
    const ages = agesOf(true);
    expect(ages).toHaveLength(8);
    expect(ages[0]).toBe(7 * DAY);
  });

  test('may be checked early when the reader opens the popup, the sooner the more recent it is', () => {
    const asked = DELIVERED;
    expect(mayBeEarly({ due: DELIVERED + DAY }, DELIVERED)).toBe(true); // never checked yet
    expect(mayBeEarly({ asked, due: asked + 15 * MINUTE }, asked + 8_000)).toBe(false);
    expect(mayBeEarly({ asked, due: asked + 15 * MINUTE }, asked + 9_000)).toBe(true);
    expect(mayBeEarly({ asked, due: asked + 7 * DAY }, asked + HOUR)).toBe(false);
    expect(mayBeEarly({ asked, due: asked + 7 * DAY }, asked + 2 * HOUR)).toBe(true);
    expect(mayBeEarly({ asked, due: asked + DAY }, asked - DAY)).toBe(true); // the clock was set back
  });

  test('is not checked forever, wherever the clock is set', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5_000, max: 5_000 }),
        fc.array(fc.integer({ min: -90, max: 90 }), { maxLength: 20 }),
        (daysAhead, leaps) => {
          let now = DELIVERED - daysAhead * DAY;
          for (const leap of leaps) {
            const next = nextCheckAt(DELIVERED, now, false);
            if (next === undefined) return;
            expect(next).toBeGreaterThan(now);
            now = next + leap * DAY;
          }
          let checks = 0;
          for (let next = nextCheckAt(DELIVERED, now, false); next !== undefined; checks += 1)
            next = nextCheckAt(DELIVERED, next, false);
          expect(checks).toBeLessThan(60);
        },
      ),
    );
  });
});

describe('an hour', () => {
  test('has room for a limited number of checks, and for the next one when the first is an hour old', () => {
    const asked = Array.from({ length: MAX }, (_, index) => DELIVERED + index * MINUTE);
    const now = DELIVERED + 10 * MINUTE;
    expect(roomForChecks([], now, MAX)).toBe(MAX);
    expect(roomForChecks(asked.slice(1), now, MAX)).toBe(1);
    expect(roomForChecks(asked, now, MAX)).toBe(0);
    expect(roomForCheckAt(asked.slice(1), now, MAX)).toBe(now);
    expect(roomForCheckAt(asked, now, MAX)).toBe(DELIVERED + HOUR);
    expect(roomForChecks(asked, DELIVERED + HOUR, MAX)).toBe(1);
  });

  test('has room for a reader who asks, however many checks were made automatically', () => {
    const automatic = Array.from({ length: MAX_AUTOMATIC_CHECKS_PER_HOUR }, () => DELIVERED);
    expect(roomForChecks(automatic, DELIVERED, MAX_AUTOMATIC_CHECKS_PER_HOUR)).toBe(0);
    expect(roomForChecks(automatic, DELIVERED, MAX)).toBe(CHECKS_FOR_READER);
    expect(roomForCheckAt(automatic, DELIVERED, MAX)).toBe(DELIVERED);
  });

  test('has no room for automatic checks after a reader has asked as often as possible', () => {
    const asked = Array.from({ length: MAX }, () => DELIVERED);
    expect(roomForChecks(asked, DELIVERED, MAX_AUTOMATIC_CHECKS_PER_HOUR)).toBe(0);
    expect(roomForCheckAt(asked, DELIVERED, MAX_AUTOMATIC_CHECKS_PER_HOUR)).toBe(DELIVERED + HOUR);
  });

  test('never has more checks, whenever they are made', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { maxLength: 60 }), (waits) => {
        const all: number[] = [];
        let asked: number[] = [];
        let now = DELIVERED;
        for (const wait of waits) {
          now += wait;
          asked = withinTheHour(asked, now);
          const going = Array.from({ length: roomForChecks(asked, now, MAX) }, () => now);
          asked.push(...going);
          all.push(...going);
        }
        for (const one of all) expect(withinTheHour(all, one).length).toBeLessThanOrEqual(MAX);
      }),
    );
  });

  test('does not count checks that were recorded before the clock was set back', () => {
    expect(roomForChecks([DELIVERED + DAY], DELIVERED, MAX)).toBe(MAX);
    expect(
      roomForCheckAt(
        Array.from({ length: 9 }, () => DELIVERED + DAY),
        DELIVERED,
        MAX,
      ),
    ).toBe(DELIVERED);
  });
});
