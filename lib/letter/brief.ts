// Shortens a letter so that every mail program shows all of it: Gmail hides everything after about 102 kB.

import { shorten } from '../correction/cut';
import type { DiffPart } from '../correction/diff';
import { countCodePoints } from '../correction/text';
import type { Fact, Letter, Others } from './letter';

/** Maximum length of the comment in a short letter, in code points. */
const MAX_COMMENT = 700;
/** Maximum length of the marked sentence in a short letter, in code points. */
const MAX_SENTENCE = 600;
/** Maximum number of parts in the marked sentence: each has its own style in the HTML. */
const MAX_PARTS = 40;
/** Maximum length of the corrected sentence, in code points. A longer one is left out. */
const MAX_CORRECTED = 400;
/** Maximum length of a fact and of another reader's comment, in code points. */
const MAX_VALUE = 150;
/** Maximum number of other readers' comments. */
const MAX_VOICES = 3;
/** Maximum length of an address, in characters. A longer one is left out, because a cut address leads nowhere. */
const MAX_ADDRESS = 1_000;
/** Maximum length of the link to the passage, in characters. Instead of a longer one, the letter has the plain address. */
const MAX_LINK = 2_048;

/** Returns `letter` with its longest texts cut. The page on which editors answer has them in full. */
export function briefLetter(letter: Letter): Letter {
  const { sentence, comment, corrected, link, facts, evidence, picture, cmsLink, others, ...rest } = letter;
  const fits = (address: string | undefined) => address !== undefined && address.length <= MAX_ADDRESS;
  return {
    ...rest,
    facts: facts.map((fact): Fact => ({ ...fact, value: shorten(fact.value, MAX_VALUE) })),
    link: link.length <= MAX_LINK ? link : letter.address,
    ...(sentence === undefined ? {} : { sentence: shortenParts(sentence) }),
    ...(comment === undefined ? {} : { comment: shorten(comment, MAX_COMMENT) }),
    ...(fits(evidence) ? { evidence } : {}),
    ...(fits(picture) ? { picture } : {}),
    ...(fits(cmsLink) ? { cmsLink } : {}),
    ...(others === undefined ? {} : { others: shortenOthers(others) }),
    // Editors cannot paste half a sentence.
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
