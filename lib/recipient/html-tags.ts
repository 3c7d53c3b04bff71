// Reads the tags and the text of HTML without a DOM, which workers do not have.

import { Tokenizer } from 'htmlparser2';

/** The first value of each attribute, by its name in lower case. */
export type Attributes = ReadonlyMap<string, string>;

export interface TagHandler {
  /** Called for each start tag. Returns whether to read on. */
  opens(name: string, attributes: Attributes): boolean;
  /** Called for each end tag. Returns whether to read on. */
  closes(name: string): boolean;
  text?(text: string): void;
}

/**
 * Reads the tags in the order in which they are written, without building a tree. On a page with many elements that are never
 * closed, the time for a tree grows with the square of the page's length, and no caller needs one.
 */
export function readTags(html: string, handler: TagHandler): void {
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  let drawings = 0; // in SVG and MathML, `<title/>` and `<style/>` are closed
  const goOn = (isWanted: boolean) => {
    if (!isWanted) tokenizer.pause();
  };
  const opens = () => {
    if (DRAWINGS.has(name)) drawings += 1;
    goOn(handler.opens(name, attributes));
  };
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: opens,
      onselfclosingtag() {
        opens();
        if (drawings > 0) closes(name);
      },
      onclosetag(start, end) {
        closes(html.slice(start, end).toLowerCase());
      },
      ontext(start, end) {
        handler.text?.(html.slice(start, end));
      },
      ontextentity(codePoint) {
        handler.text?.(String.fromCodePoint(codePoint));
      },
      isInForeignContext: () => drawings > 0,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  const closes = (closed: string) => {
    if (DRAWINGS.has(closed)) drawings = Math.max(0, drawings - 1);
    goOn(handler.closes(closed));
  };
  tokenizer.write(html);
  tokenizer.end();
}

const DRAWINGS: ReadonlySet<string> = new Set(['svg', 'math']);

function ignore(): void {
  // has no contacts
}
