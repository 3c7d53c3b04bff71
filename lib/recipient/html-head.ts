// The links in the head of an HTML page that no browser shows: a worker has no DOM.

import { Parser } from 'htmlparser2';
import type { Link } from './inbox-link';

/** What may stand in a head, beside text; anything else begins the body (https://html.spec.whatwg.org/#parsing-main-inhead). */
const HEAD_CONTENT = new Set(
  'html head base basefont bgsound link meta title script style noscript noframes template'.split(' '),
);

export interface HeadLinks {
  readonly links: readonly Link[];
  /** The `href` of its `<base>`. */
  readonly base?: string;
}

/** Links within `<noscript>` and `<template>` do not count, as they do not in a browser. */
export function headLinks(html: string): HeadLinks {
  const links: Link[] = [];
  let base: string | undefined;
  let hidden = 0;
  const parser = new Parser({
    onopentag(name, { rel, href }) {
      if (name === 'noscript' || name === 'template') hidden += 1;
      if (hidden > 0) return; // counting pixels stand there, in many heads
      if (!HEAD_CONTENT.has(name)) return parser.pause();
      if (href === undefined) return;
      if (name === 'base') base ??= href;
      if (name === 'link' && rel !== undefined) links.push({ rel, href });
    },
    onclosetag(name) {
      if (name === 'noscript' || name === 'template') hidden -= 1;
      if (name === 'head') parser.pause();
    },
  });
  parser.write(html);
  return { links, ...(base !== undefined && { base }) };
}
