// Which section of a wiki's page has the passage, so that its editor opens there.

import { MAX_ADDRESS } from '../correction/limits';
import { percentDecoded } from '../correction/text';
import { attributeOf, findAll, findFirst } from '../page/safe-dom';
import type { SectionLink } from './page-parts';

/** Maximum number of section links that are compared, to limit the work on a hostile page. */
const MAX_LINKS = 5_000;
/** The elements that a section's link and its heading share. Newer wikis put the link next to the heading, in a box around both. */
const HEADING = 'h1,h2,h3,h4,h5,h6,.mw-heading';

/** Returns a wiki's links to the editors of sections, in the order of the document; none if nothing is highlighted in its text. */
export function sectionLinks(document: Document): SectionLink[] {
  const links = findAll(document, 'a[href*="action=edit"][href*="section="]').slice(0, MAX_LINKS);
  const content = findFirst(document, '#mw-content-text');
  const selection = Document.prototype.getSelection.call(document);
  const start = selection?.rangeCount ? selection.getRangeAt(0).startContainer : undefined;
  if (content === undefined || start === undefined || selection?.isCollapsed) return [];
  if (!Node.prototype.contains.call(content, start)) return [];
  return links.flatMap((link) => {
    const href = attributeOf(link, 'href') ?? '';
    if (href.length > MAX_ADDRESS) return [];
    const heading = Element.prototype.closest.call(link, HEADING) ?? link;
    const position = Node.prototype.compareDocumentPosition.call(heading, start);
    const isAbove = (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0; // also set for what the heading contains
    return { href, isAbove };
  });
}

/**
 * Returns the number of the section in which the highlight begins, of the page that `editor` edits. Absent if none of the links is
 * about that page.
 *
 * A section that comes from a template (`section=T-1`), or from another page, has the number of that page, so its link is skipped:
 * the section around it is the one whose source calls the template. A template's own editor would change every page that uses it.
 */
export function sectionOf(links: readonly SectionLink[], editor: URL, base: string): string | undefined {
  const own = links.flatMap(({ href, isAbove }) => {
    const url = URL.parse(href, base);
    const number = url?.searchParams.get('section') ?? '';
    return url !== null && /^\d{1,4}$/.test(number) && isOfSameText(url, editor) ? [{ number, isAbove }] : [];
  });
  if (own.length === 0) return undefined;
  return own.findLast(({ isAbove }) => isAbove)?.number ?? '0'; // the beginning, before the first heading
}

/** Whether a link edits the text that the editor shows: the same page, and not an older revision, whose sections differ. */
function isOfSameText(link: URL, editor: URL): boolean {
  return !link.searchParams.has('oldid') && (isAboutPage(link, editor) || isAboutPage(editor, link));
}

/** Whether the address of a wiki's editor names the page: in `title`, or in the same path. */
export function isAboutPage(editor: URL, page: URL): boolean {
  if (editor.host !== page.host) return false; // a wiki in another language may have a page with the same title
  const [title, pageTitle] = [titleIn(editor), titleIn(page)];
  if (title === undefined) return editor.pathname === page.pathname && editor.pathname !== '/';
  if (pageTitle !== undefined) return pageTitle === title;
  return percentDecoded(page.pathname).replaceAll(' ', '_').endsWith(`/${title}`);
}

/** Returns the title that the address names in a parameter. */
function titleIn({ searchParams }: URL): string | undefined {
  return searchParams.get('title')?.replaceAll(' ', '_') || undefined;
}
