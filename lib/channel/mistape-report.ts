// A correction as a report of Mistape: the fields that the plugin's own script fills, and a comment in one line.
//
// WordPress cleans the fields (`sanitize_text_field`): it removes line breaks, whatever looks like a tag, and percent-encoded
// characters. The plugin then marks `selection` in `word`, and `word` in `context`, only if `replace_context` equals `word`.

import { type CorrectionContent, deepLink, pictureName } from '../correction/content';
import { cutToCodePoints, cutToLastCodePoints, shorten } from '../correction/cut';
import { sentenceOf } from '../correction/sentence';
import { countCodePoints, percentDecoded, toSingleLine } from '../correction/text';
import { summaryOf, translationNote } from '../letter/letter';
import { fill, letterLanguage } from '../letter/words';

/** Maximum length of the comment, in code points: the plugin's own form accepts as many. */
const MAX_COMMENT = 1_000;
/** Minimum length to which the reader's own comment is cut, in code points: rather than more of it, the source is left out. */
const MIN_COMMENT = 100;
/** Maximum length of the marked words, in code points: the plugin's table has no room for more. */
const MAX_WORDS = 255;
/** Maximum length of the words on each side that tell the marked words from the same ones elsewhere, in code points. */
const MAX_AROUND = 30;
/** Maximum length of each quote in the comment, in code points. Two of them and a link fit. */
const MAX_QUOTE = 300;
/** Maximum length of an address in the comment, in characters. */
const MAX_LINK = 300;
/** Maximum length of the page's address, in characters: the plugin's table has no room for more. */
const MAX_REFERRER = 2_083;
/** Length of the end of a correction's id that tells it from others, in characters: it is random. */
const MARK_LENGTH = 12;

interface MarkedWords {
  /** The words that are wrong. */
  readonly selection: string;
  /** The same with a few words around them. */
  readonly word: string;
  /** The part of `context` that the marked words replace. */
  readonly replace_context: string;
  /** The sentence. */
  readonly context: string;
}

/** Returns the marked words in their sentence. A note on the whole page or a picture marks its name, because the plugin wants words. */
export function markedWords({ page, passage, picture }: CorrectionContent): MarkedWords {
  const exact = passage === undefined ? '' : asLine(passage.exact);
  if (passage === undefined || exact === '') {
    const name = picture === undefined ? (page.headline ?? page.address) : pictureName(picture);
    return marked(shorten(asLine(name), MAX_WORDS));
  }
  const { before, after } = sentenceOf(passage, page.language);
  const sentence = withoutCodes(before + passage.exact + after); // of the same length, so that each part is in it
  const end = sentence.length - after.length;
  const context = toSingleLine(sentence);
  const words = sentence.slice(before.length, end);
  const room = Math.floor((MAX_WORDS - countCodePoints(words)) / 2);
  if (room < 0) return marked(toSingleLine(cutToCodePoints(words, MAX_WORDS)), context);
  const around = Math.min(room, MAX_AROUND);
  const head = lastWords(sentence.slice(0, before.length), around);
  const tail = firstWords(sentence.slice(end), around);
  return marked(toSingleLine(head + words + tail), context, toSingleLine(words));
}

/** The plugin marks `selection` everywhere in `word`. If it is there several times, all of `word` is marked. */
function marked(word: string, context = word, selection = word): MarkedWords {
  const isOnce = word.split(selection).length === 2;
  return { selection: isOnce ? selection : word, word, replace_context: word, context };
}

/** Returns the last whole words, or all that fits of a text without spaces. */
function lastWords(text: string, max: number): string {
  const last = cutToLastCodePoints(text, max);
  return last === text ? last : last.replace(/^\S+(?=\s)/, '');
}

/** Returns the first whole words, or all that fits of a text without spaces. */
function firstWords(text: string, max: number): string {
  const first = cutToCodePoints(text, max);
  return first === text ? first : first.replace(/(?<=\s)\S+$/, '');
}

/** Returns the address that the e-mail links as the reported page: at the passage, if WordPress lets the link pass. */
export function reportedAddress(content: CorrectionContent): string {
  const directed = withMark(deepLink(content), content);
  const link = directed.replace(/[^\w\-~+.?#=&;,/:%!*[\]()@]/gu, encoded);
  // The e-mail also shows the address decoded, without escaping it.
  if (link.length <= MAX_REFERRER && !/%3c/i.test(link)) return link;
  const marked = withMark(content.page.address, content);
  return marked.length <= MAX_REFERRER ? marked : content.page.address;
}

/**
 * Returns the address with a mark of the correction, if the plugin would take it for an earlier report of this page: it would refuse
 * a second note, whose words are the headline again, and a correction of one that it got. The mark is a directive that no browser
 * knows, so that it hides neither the passage nor the fragment by which a site routes, and no script of the page sees it.
 */
function withMark(address: string, { id, passage, replaces }: CorrectionContent): string {
  if (passage !== undefined && replaces === undefined) return address;
  const mark = `report=${id.slice(-MARK_LENGTH)}`;
  if (address.includes(':~:')) return `${address}&${mark}`;
  return `${address}${address.includes('#') ? '' : '#'}:~:${mark}`;
}

function encoded(character: string): string {
  const code = encodeURIComponent(character);
  return code === character ? `%${character.charCodeAt(0).toString(16)}` : code;
}

/**
 * Returns the comment in the story's language: the change, what the reader writes, their source, the link, who they are. If it is
 * too long, the change and the link stay.
 */
export function reportComment(content: CorrectionContent): string {
  const { page, passage, picture, suggestion, reader } = content;
  const { words, tag } = letterLanguage(page.storyLanguage ?? page.language);
  const named = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${fill(words.label, { name })} ${value}`;
  const translated = page.translated && translationNote(page, words, tag);
  const summary = asLine([summaryOf(content, words, MAX_QUOTE), translated].filter(Boolean).join(' · '));
  const comment = suggestion.comment === undefined ? undefined : asLine(suggestion.comment);
  const toPicture = named(words.picture, picture && writtenOut(picture.address));
  const evidence = named(words.evidence, suggestion.evidence && writtenOut(suggestion.evidence));
  const directed = lettersOnly(deepLink(content));
  const link =
    passage?.textFragment !== undefined && directed !== undefined
      ? named(words.open, directed)
      : named(words.address, lettersOnly(page.address));
  const who = [reader.name, reader.email].filter(Boolean).join(', ');
  const sender = who === '' ? undefined : named(words.reader, asLine(who));
  const join = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');

  for (const [source, name] of [[join(toPicture, evidence), sender], ['', sender], []]) {
    const room = MAX_COMMENT - countCodePoints(join(summary, '…', source, link, name));
    const fits = comment === undefined ? room >= 0 : room >= Math.min(countCodePoints(comment), MIN_COMMENT);
    if (!fits) continue;
    return join(summary, comment && shorten(comment, room + 1), source, link, name);
  }
  return shorten(join(summary, link), MAX_COMMENT);
}

/** Returns the text in one line, without what WordPress would remove. */
function asLine(text: string): string {
  return toSingleLine(withoutCodes(text));
}

/** Replaces the characters that WordPress would take for the beginning of a tag or of an encoded character, and remove with it. */
function withoutCodes(text: string): string {
  return text.replaceAll('<', '‹').replace(/%(?=[\da-f]{2})/gi, '％');
}

/** Returns an address that still opens the same page, with letters instead of their codes; `undefined` if it needs other codes. */
function lettersOnly(address: string): string | undefined {
  const written = address.replace(/(%[89a-f][\da-f])+/gi, (codes) =>
    percentDecoded(codes).replace(/[\s\p{C}]/gu, encodeURIComponent),
  );
  return /%[\da-f]{2}/i.test(written) || written.length > MAX_LINK ? undefined : written;
}

/** Like {@link lettersOnly}, but an address that needs other codes is written as a person reads it. */
function writtenOut(address: string): string | undefined {
  const written = lettersOnly(address) ?? asLine(percentDecoded(address));
  return written.length > MAX_LINK ? undefined : written;
}
