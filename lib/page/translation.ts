// Whether a translator in the browser, or in the page for its visitors, has put the page into another language.

import { toLanguage } from './language';
import { attributeOf, findFirst, holderOf } from './safe-dom';

export interface Translation {
  /** The language into which the page was translated, if the page tells. */
  readonly language?: string;
  /** The language from which it was translated, if the translator says so. */
  readonly from?: string;
}

/** Google's translator marks the root, in Chrome, in its widget for sites and in its copies of pages. */
const BY_GOOGLE = ':root.translated-ltr, :root.translated-rtl, :root[lang*="-x-mtfrom-"]';
/** Microsoft's translator in Edge marks each text. It leaves the root's language. */
const BY_MICROSOFT = '[_msttexthash], [_mstmutation]';
/** Firefox numbers the elements within each text, and changes the root's language. A page of plain paragraphs has no mark. */
const BY_FIREFOX = '[data-moz-translations-id]';
/** Yandex wraps each text. */
const BY_YANDEX = 'ya-tr-span';

/**
 * Returns how the page was translated, or `undefined` if it is as the site wrote it.
 *
 * @param at a text node; if the page asks translators to leave it, it is not translated.
 */
export function readTranslation(document: Document, at?: Node): Translation | undefined {
  if (at !== undefined && isLeft(at)) return undefined;
  const ofRoot = findFirst(document, ':root')?.getAttribute('lang') ?? undefined;
  const translated = (to: string | undefined, original: string | undefined): Translation => {
    const [language, from] = [toLanguage([to]), toLanguage([original])];
    return { ...(language && { language }), ...(from && { from }) };
  };
  const byYandex = findFirst(document, BY_YANDEX);
  if (byYandex !== undefined) {
    return translated(
      attributeOf(byYandex, 'data-target-lang') ?? undefined,
      attributeOf(byYandex, 'data-source-lang') ?? ofRoot,
    );
  }
  if (findFirst(document, BY_MICROSOFT)) return translated(undefined, ofRoot);
  if (findFirst(document, BY_GOOGLE) ?? findFirst(document, BY_FIREFOX))
    return translated(ofRoot, ofRoot?.split('-x-mtfrom-')[1]);
  return undefined;
}

/** Whether the nearest request to translators around the node is to leave its text. */
function isLeft(at: Node): boolean {
  for (let node: Node | null = at; node !== null; node = holderOf(node)) {
    if (!(node instanceof Element)) continue;
    const wish = attributeOf(node, 'translate');
    if (wish === 'no' || Element.prototype.matches.call(node, '.notranslate')) return true;
    if (wish === 'yes' || wish === '') return false;
  }
  return false;
}
