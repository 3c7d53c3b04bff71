// The links of a page that may name a contact.

import { MAX_ADDRESS } from '../correction/limits';
import { attributeOf, bodyOf, elementAround, findAll, firstIn, nextTo, textOf } from '../page/safe-dom';
import { contextReader, type Surroundings } from './link-context';
import type { Anchor } from './page-parts';

/** Maximum number of links that are read, to limit the work on a hostile page. */
const MAX_ANCHORS = 5_000;
/** Maximum length of a link's text as it is written, with all white space, in UTF-16 units. */
export const MAX_TEXT = 1_000;
/** Maximum length of a link's text in one line, in UTF-16 units. */
const MAX_LINE = 100;
/** Maximum length that is read of a link's relations, in UTF-16 units. */
const MAX_RELATIONS = 200;

/** Maximum number of nodes that are visited to find the words around links, to limit the work on a hostile page. */
const MAX_NODES = 200_000;

/** The elements that link: in the head, only those that name a contact or the page’s editor. */
const LINKS =
  'a[href],area[href],link[href^="mailto:" i],link[href][rel~="edit" i],link[href][type="application/x-wiki" i]';

/** Returns the page's links, in the order of the document. */
export function anchorsOf(document: Document): Anchor[] {
  const elements = outermost(findAll(document, LINKS));
  const surroundings = surroundingsOf(document, new Set(elements));
  return elements.flatMap((element) => {
    const attribute = (name: string) => element.getAttribute(name);
    const words = { text: textOf(element), label: attribute('aria-label'), title: attribute('title') };
    return toAnchor(attribute('href') ?? '', relOf(attribute), words, surroundings.get(element)) ?? [];
  });
}

/** Whether an element with these attributes is a link in the head that names a contact or the page’s editor. */
export function isHeadLink(attribute: (name: string) => string | undefined): boolean {
  return /^\s*mailto:/i.test(attribute('href') ?? '') || /(^|\s)edit(\s|$)/i.test(relOf(attribute));
}

/** Returns the link's relations. Old wikis name their editor by its type instead. */
export function relOf(attribute: (name: string) => string | null | undefined): string {
  const isEditor = attribute('type')?.trim().toLowerCase() === 'application/x-wiki';
  return isEditor ? 'edit' : (attribute('rel') ?? '').slice(0, MAX_RELATIONS);
}

/**
 * Returns the address that relative links are resolved against: the page's own if the base is longer than any address that is used,
 * because each link takes time for it.
 */
export function boundedBase(base: string, address: string): string {
  return base.length > MAX_ADDRESS ? address : base;
}

function surroundingsOf(document: Document, links: ReadonlySet<Element>): ReadonlyMap<Element, Surroundings> {
  const reader = contextReader<Element>();
  const root = bodyOf(document);
  let count = 0;
  let node: Node | null = root;
  while (node !== null && count < MAX_NODES) {
    count += 1;
    if (isElement(node)) {
      const element = node;
      const attribute = (name: string) => attributeOf(element, name);
      const link =
        nameOf(element) === 'a' && links.has(element)
          ? { of: element, href: attribute('href') ?? '' }
          : undefined;
      reader.opens(nameOf(element), attribute, link);
    } else if (isText(node)) {
      reader.text(node.data);
    }
    const child = firstIn(node);
    if (child !== null) {
      node = child;
      continue;
    }
    while (node !== null) {
      if (isElement(node)) reader.closes(nameOf(node));
      if (node === root) return reader.end();
      const next = nextTo(node);
      if (next !== null) {
        node = next;
        break;
      }
      node = elementAround(node);
    }
  }
  return reader.end();
}

/** Not `instanceof`: the document may be of another realm. */
function isElement(node: Node): node is Element {
  return Reflect.get(Node.prototype, 'nodeType', node) === 1;
}

function isText(node: Node): node is Text {
  return Reflect.get(Node.prototype, 'nodeType', node) === 3;
}

/** Returns the element's name in lower case. */
function nameOf(element: Element): string {
  return String(Reflect.get(Element.prototype, 'localName', element)).toLowerCase();
}

/** What a link says, as it is written, with all white space. */
interface LinkWords {
  readonly text: string | undefined;
  readonly label: string | null | undefined;
  readonly title: string | null | undefined;
}

/** A link without a text, such as a picture, says what its label or its title says. */
export function toAnchor(
  href: string,
  rel: string,
  { text, label, title }: LinkWords,
  { context, isInComments = false }: Partial<Surroundings> = {},
): Anchor | undefined {
  if (href.length > MAX_ADDRESS) return undefined;
  const isReaders = isInComments || /(^|\s)ugc(\s|$)/i.test(rel);
  const hasText = text !== undefined && /\S/.test(text);
  const also = hasText ? inOneLine(title ?? label ?? '') : '';
  return {
    href,
    rel,
    text: inOneLine(hasText ? text : (label ?? title ?? '')),
    ...(also === '' ? {} : { label: also }),
    ...(isReaders ? { isReaders } : context === undefined ? {} : { context }),
  };
}

function inOneLine(text: string): string {
  return text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim().slice(0, MAX_LINE);
}

/** Returns the first and the last ones, if there are too many: sites name their contact at the top or the bottom of a page. */
export function outermost<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MAX_ANCHORS) return all;
  return [...all.slice(0, MAX_ANCHORS / 2), ...all.slice(-MAX_ANCHORS / 2)];
}
