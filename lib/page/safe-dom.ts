// Reads a document that may be hostile. A form or an image can shadow any property of its document (`<img name="body">`), and a
// field any property of its form (`<input name="parentNode">`). So properties and methods are taken from the prototypes, and
// selectors skip forms.

/** Returns the parent node. */
export function parentOf(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'parentNode', node);
}

/** Returns the parent element. */
export function elementAround(node: Node): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', node);
}

/** Returns the node around the node; around a shadow root, its host. */
export function holderOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : parentOf(node);
}

/** Returns the attribute's value, or `null` if the element does not have it. */
export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** Returns the child nodes, in their order. */
export function childrenOf(node: Node): ArrayLike<Node> {
  return Reflect.get(Node.prototype, 'childNodes', node);
}

/** Returns the first child node. */
export function firstIn(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'firstChild', node);
}

/** Returns the next sibling. */
export function nextTo(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'nextSibling', node);
}

/** Returns the document's head. */
export function headOf(document: Document): HTMLHeadElement | null {
  return Reflect.get(Document.prototype, 'head', document);
}

/** Returns the document's body. */
export function bodyOf(document: Document): HTMLElement | null {
  return Reflect.get(Document.prototype, 'body', document);
}

/** Returns the document's MIME type, such as `text/html`. */
export function contentTypeOf(document: Document): string {
  return Reflect.get(Document.prototype, 'contentType', document);
}

/** Returns the address that relative addresses in the document are resolved against. */
export function baseOf(document: Document): string {
  return Reflect.get(Node.prototype, 'baseURI', document);
}

/** Returns the elements in `root` that match, in document order. */
export function findAll(root: Document | Element, selector: string): Element[] {
  const { querySelectorAll } = root instanceof Element ? Element.prototype : Document.prototype;
  return Array.from(querySelectorAll.call(root, selector));
}

/** Returns the first element of `document` that matches. */
export function findFirst(document: Document, selector: string): Element | undefined {
  return Document.prototype.querySelector.call(document, selector) ?? undefined;
}

/** Returns the elements in `root` that match; `root` must not be a form. `:scope` is `root`. */
export function findWithin(root: Element, selector: string): Element[] {
  return Array.from(root.querySelectorAll(selector));
}

/** Returns the element's text as in the document, or `undefined` if it has only white space. */
export function textOf(element: Element | undefined): string | undefined {
  const text: unknown = element?.textContent; // a field named textContent shadows it
  return typeof text === 'string' && /\S/.test(text) ? text : undefined;
}
