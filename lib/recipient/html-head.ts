// The links in the head of an HTML page that no browser shows.

import { readTags } from './html-tags';
import type { Link } from './sources/declared-inbox';

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
  readTags(html, {
    opens(name, attributes) {
      if (isHiding(name)) hidden += 1;
      if (hidden > 0) return true; // counting pixels stand there, in many heads
      if (!HEAD_CONTENT.has(name)) return false;
      const href = attributes.get('href');
      const rel = attributes.get('rel');
      if (name === 'base' && href !== undefined) base ??= href;
      if (name === 'link' && href !== undefined && rel !== undefined) links.push({ rel, href });
      return true;
    },
    closes(name) {
      if (isHiding(name)) hidden = Math.max(0, hidden - 1);
      return name !== 'head';
    },
  });
  return { links, ...(base !== undefined && { base }) };
}

function isHiding(name: string): boolean {
  return name === 'noscript' || name === 'template';
}
