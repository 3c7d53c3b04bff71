// The languages of a page: of the passage, of the story around it, and of what a translator in the browser made of both.

import type { Page } from '../correction/content';
import { toLanguage } from './language';
import { attributeOf, findAll, findFirst, holderOf } from './safe-dom';
import { readTranslation } from './translation';

/** Elements that quote another language in a story; within them, no `lang` is the story's. */
const QUOTATION = 'BLOCKQUOTE';
/** Elements that hold a story. A paragraph or a word in another language is a quotation. */
const HOLDS_STORY = /^(HTML|BODY|MAIN|ARTICLE|SECTION|DIV|ASIDE|TD)$|-/;

/**
 * Returns the language of the passage and, if it differs, that of the story: the editors read the story's.
 *
 * @param at the text node where the passage begins. Without one, the only `h1` counts.
 * @param stated the languages in the page's metadata, best source first.
 */
export function readLanguages(
  document: Document,
  at: Node | undefined,
  stated: readonly string[],
): Pick<Page, 'language' | 'storyLanguage' | 'translated'> {
  const headings = findAll(document, 'h1');
  const from = at ?? (headings.length === 1 ? headings[0] : undefined) ?? findFirst(document, ':root');
  const { nearest, ofStory } = declaredAround(from);
  const translation = readTranslation(document, at);
  if (translation === undefined) {
    const language = toLanguage([nearest, ...stated]);
    const story = toLanguage([ofStory, ...stated]);
    return { ...(language && { language }), ...(story && story !== language && { storyLanguage: story }) };
  }
  const to = translation.language;
  // Translators leave the languages that are declared below the root and in the metadata.
  const original = [translation.from, ofStory, ...stated]
    .map((tag) => toLanguage([tag]))
    .find((tag) => tag !== undefined && primaryOf(tag) !== primaryOf(to));
  const language = to ?? original;
  return {
    ...(language && { language }),
    ...(to && original && { storyLanguage: original }),
    translated: true,
  };
}

/** Returns the nearest language that is declared around a node, and the nearest that is declared for a story. */
function declaredAround(from: Node | undefined): { nearest?: string; ofStory?: string } {
  let nearest: string | undefined;
  let ofStory: string | undefined;
  for (let node: Node | null = from ?? null; node !== null; node = holderOf(node)) {
    if (!(node instanceof Element)) continue;
    const name = node instanceof HTMLFormElement ? 'FORM' : node.tagName.toUpperCase();
    if (name === QUOTATION) ofStory = undefined;
    const declared = languageDeclaredOn(node);
    if (declared === undefined) continue;
    nearest ??= declared;
    if (HOLDS_STORY.test(name)) ofStory ??= declared;
  }
  return { ...(nearest && { nearest }), ...(ofStory && { ofStory }) };
}

/** Returns the valid language that the element itself declares. */
function languageDeclaredOn(element: Element): string | undefined {
  return toLanguage([attributeOf(element, 'lang'), attributeOf(element, 'xml:lang')]);
}

function primaryOf(tag: string | undefined): string | undefined {
  return tag?.split('-')[0];
}
