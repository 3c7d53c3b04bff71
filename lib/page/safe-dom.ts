// Reads a document that may be hostile. A form or an image can shadow any property of its document (`<img name="body">`), and a
// field any property of its form (`<input name="parentNode">`). So properties and methods are taken from the prototypes, and
// selectors pass over forms.

/** The node that it stands in. */
export function parentOf(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'parentNode', node);
}

/** The element that it stands in. */
export function elementAround(node: Node): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', node);
}

/** The nodes in it, in their order. */
export function childrenOf(node: Node): ArrayLike<Node> {
  return Reflect.get(Node.prototype, 'childNodes', node);
}

/** The first node in it. */
export function firstIn(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'firstChild', node);
}

/** The node that stands right behind it. */
export function nextTo(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'nextSibling', node);
}

/** The document's head. */
export function headOf(document: Document): HTMLHeadElement | null {
  return Reflect.get(Document.prototype, 'head', document);
}

/** The document's body. */
export function bodyOf(document: Document): HTMLElement | null {
  return Reflect.get(Document.prototype, 'body', document);
}

/** The address that its relative addresses are relative to. */
export function baseOf(document: Document): string {
  return Reflect.get(Node.prototype, 'baseURI', document);
}

/** The elements of `document` that match, in document order. */
export function findAll(document: Document, selector: string): Element[] {
  return Array.from(Document.prototype.querySelectorAll.call(document, selector));
}

/** The first element of `document` that matches. */
export function findFirst(document: Document, selector: string): Element | undefined {
  return Document.prototype.querySelector.call(document, selector) ?? undefined;
}

/** The elements in `root`, which is no form, that match. `:scope` is `root`. */
export function findWithin(root: Element, selector: string): Element[] {
  return Array.from(root.querySelectorAll(selector));
}

/** The text of the element as it stands in the document, or `undefined` where it has none but white space. */
export function textOf(element: Element | undefined): string | undefined {
  const text: unknown = element?.textContent; // a form's field named textContent takes its place
  return typeof text === 'string' && /\S/.test(text) ? text : undefined;
}
