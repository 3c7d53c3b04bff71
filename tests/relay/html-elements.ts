// What stands in an HTML page, as a browser's own parser reads it.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface ElementSeen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text right inside it. */
  readonly text: string;
}

/** All elements in the order of the page. Fails where there is a comment, or anything that is not plain HTML, such as SVG. */
export function elementsIn(html: string): ElementSeen[] {
  const seen: ElementSeen[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (node.nodeName === '#comment') throw new Error('There is a comment.');
    if (!('tagName' in node)) return;
    if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml') throw new Error(`There is a ${node.tagName}.`);
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    seen.push({ name: node.tagName, attributes, text });
    for (const child of node.childNodes) visit(child);
  };
  for (const child of parse(html).childNodes) visit(child);
  return seen;
}

interface Allowed {
  /** The attributes of each element that may stand there. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
  /** The values of `style`, and the style sheets. */
  readonly styles: ReadonlySet<string>;
}

/** Why a page could do more than to be read, if it could: what of it is not on the list. */
export function notAllowedIn(
  elements: readonly ElementSeen[],
  { elements: known, styles }: Allowed,
): string[] {
  return elements.flatMap(({ name, attributes, text }) => {
    const names = known[name];
    if (names === undefined) return [`<${name}>`];
    const sheet = name === 'style' && !styles.has(text) ? [`a style sheet: ${text}`] : [];
    const wrong = Object.entries(attributes).filter(([attribute, value]) => {
      if (!names.includes(attribute)) return true;
      if (attribute === 'style') return !styles.has(value);
      if (attribute === 'href') return !/^https?:\/\/[^\s"<>]+$/.test(value);
      if (attribute === 'action') return !/^\/verdict\/[\w.-]+(\/\w+)?$/.test(value);
      return false;
    });
    return [...sheet, ...wrong.map(([attribute, value]) => `<${name} ${attribute}="${value}">`)];
  });
}

/** All that a page has of itself: what it may have whatever a reader writes. */
export function allowedBy(elements: readonly ElementSeen[]): Allowed {
  const known: Record<string, string[]> = {};
  const styles = new Set<string>();
  for (const { name, attributes, text } of elements) {
    known[name] = [...new Set([...(known[name] ?? []), ...Object.keys(attributes)])];
    if (attributes.style !== undefined) styles.add(attributes.style);
    if (name === 'style') styles.add(text);
  }
  return { elements: known, styles };
}
