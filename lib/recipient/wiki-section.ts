// Which section of a wiki's page has the passage, so that its editor opens there.

import { findAll, findFirst } from '../page/safe-dom';

/** Maximum number of section links that are compared, to limit the work on a hostile page. */
const MAX_LINKS = 5_000;

/**
 * Returns the number of the section in which the highlight begins, as the wiki's own link at the nearest heading above gives it.
 * Absent if the page has no such links, or nothing is highlighted.
 */
export function highlightedSection(document: Document): string | undefined {
  const links = findAll(document, 'a[href*="action=edit"][href*="section="]').slice(0, MAX_LINKS);
  const content = findFirst(document, '#mw-content-text');
  const selection = Document.prototype.getSelection.call(document);
  const start = selection?.rangeCount ? selection.getRangeAt(0).startContainer : undefined;
  if (links.length === 0 || start === undefined || selection?.isCollapsed) return undefined;
  if (content === undefined || !Node.prototype.contains.call(content, start)) return undefined;
  const above = links.findLast(
    (link) =>
      (Node.prototype.compareDocumentPosition.call(link, start) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  if (above === undefined) return '0'; // the beginning, before the first heading
  // A section that comes from a template has a number such as `T-1`, which belongs to another page.
  return /[?&]section=(\d{1,4})(&|#|$)/.exec(above.getAttribute('href') ?? '')?.[1];
}
