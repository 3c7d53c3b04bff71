// Finding elements in a document that may be set against us: a form or an image can take the place of any property of
// its document (`<img name="querySelector">`), and a field the place of any property of its form. Methods are therefore taken from
// the prototypes, and forms are passed over.

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
