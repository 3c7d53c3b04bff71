// A letter that is cut to what any mail program shows: Gmail hides what comes after about 102 kB.

import { shorten } from '../correction/cut';
import type { DiffPart } from '../correction/diff';
import { countCodePoints } from '../correction/text';
import type { Fact, Letter, Others } from './letter';

const MAX_COMMENT = 700;
const MAX_SENTENCE = 600;
/** Each mark has a style of its own. */
const MAX_PARTS = 40;
const MAX_CORRECTED = 400;
const MAX_VALUE = 150;
const MAX_VOICES = 3;
/** A cut address leads nowhere: a longer one is left out. */
const MAX_ADDRESS = 1_000;
/** A directive may be five times as long as an address. */
const MAX_LINK = 2_048;

/** `letter` with its longest texts cut; the page on which editors answer has them whole. */
export function briefLetter(letter: Letter): Letter {
  const { sentence, comment, corrected, link, facts, evidence, picture, cmsLink, others, ...rest } = letter;
  const fits = (address: string | undefined) => address !== undefined && address.length <= MAX_ADDRESS;
  return {
    ...rest,
    facts: facts.map(({ name, value }): Fact => ({ name, value: shorten(value, MAX_VALUE) })),
    link: link.length <= MAX_LINK ? link : letter.address,
    ...(sentence === undefined ? {} : { sentence: shortenParts(sentence) }),
    ...(comment === undefined ? {} : { comment: shorten(comment, MAX_COMMENT) }),
    ...(fits(evidence) ? { evidence } : {}),
    ...(fits(picture) ? { picture } : {}),
    ...(fits(cmsLink) ? { cmsLink } : {}),
    ...(others === undefined ? {} : { others: shortenOthers(others) }),
    // Half a sentence is nothing to paste.
    ...(corrected === undefined || countCodePoints(corrected) > MAX_CORRECTED ? {} : { corrected }),
    isCut: true,
  };
}

function shortenOthers({ label, voices }: Others): Others {
  return { label, voices: voices.slice(0, MAX_VOICES).map((voice) => shorten(voice, MAX_VALUE)) };
}

function shortenParts(parts: readonly DiffPart[]): DiffPart[] {
  const kept: DiffPart[] = [];
  let room = MAX_SENTENCE;
  for (const { change, text } of parts) {
    if (room <= 0 || kept.length >= MAX_PARTS) return [...kept, { change: 'same', text: ' …' }];
    kept.push({ change, text: shorten(text, room) });
    room -= countCodePoints(text);
  }
  return kept;
}
