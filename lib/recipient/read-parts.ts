// Reads the parts of a document that may name a contact. It runs in the page, so it imports nothing that judges them.

import { jsonLdScripts } from '../page/json-ld';
import { readMetaElements } from '../page/meta-elements';
import { baseOf } from '../page/safe-dom';
import { keyToolSign } from './key-tool-sign';
import { mistapeParts } from './mistape-parts';
import { anchorsOf, boundedBase } from './page-links';
import type { PageParts } from './page-parts';
import { sectionLinks } from './wiki-section';

/** Maximum number of authors of a page, to limit the work on a hostile page. */
export const MAX_AUTHORS = 20;
/** Maximum length that is read of an author's name, in UTF-16 units. */
const MAX_AUTHOR = 1_000;

/**
 * Returns the parts, within limits: a hostile page can have any number of them, of any length.
 *
 * @param address the address of the page.
 */
export function readPageParts(document: Document, address: string): PageParts {
  const authors = readMetaElements(document)('author');
  return {
    anchors: anchorsOf(document),
    scripts: jsonLdScripts(document),
    authors: authors.slice(0, MAX_AUTHORS).map((name) => name.slice(0, MAX_AUTHOR)),
    base: boundedBase(baseOf(document), address),
    mistape: mistapeParts(document),
    keyToolSign: keyToolSign(document),
    sections: sectionLinks(document),
  };
}
