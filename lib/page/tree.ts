// Where nodes stand to each other, by the prototype's own getters: a field of a form takes the place of the form's property
// that has its name (`<input name="parentNode">`), and an image of its document's (`<img name="body">`).

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
