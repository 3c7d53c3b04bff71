// Whom a page names that no browser shows: fetched, and read as text.

import { Parser } from 'htmlparser2';
import { JSON_LD_TYPE, readGraph } from '../page/json-ld';
import type { Contacts } from './candidate';
import { contactsAmong } from './page-contacts';
import { type Anchor, MAX_TEXT, MOST_ANCHORS } from './page-links';

/** @param address of the page; what it is linked to and named by is resolved against it. */
export function contactsInHtml(html: string, address: string): Contacts {
  const { anchors, scripts } = readHtml(html);
  return contactsAmong(anchors, readGraph(scripts), address);
}

function readHtml(html: string): { anchors: Anchor[]; scripts: string[] } {
  const anchors: Anchor[] = [];
  const scripts: string[] = [];
  let link: { href: string; rel: string; text: string } | undefined;
  let script: string | undefined;
  const endLink = () => {
    if (link !== undefined && anchors.length < MOST_ANCHORS) {
      anchors.push({ ...link, text: link.text.slice(0, MAX_TEXT).trim() });
    }
    link = undefined;
  };
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '', 'aria-label': label = '' }) {
      if (name === 'script' && JSON_LD_TYPE.test(type)) script = '';
      if (name !== 'a' && name !== 'area') return;
      endLink(); // as in a browser, a link within a link ends it
      if (href !== undefined) link = { href, rel, text: label };
    },
    ontext(text) {
      if (script !== undefined) script += text;
      else if (link !== undefined && link.text.length < MAX_TEXT) link.text += text;
    },
    onclosetag(name) {
      if (name === 'a') endLink();
      if (name === 'script' && script !== undefined) {
        scripts.push(script);
        script = undefined;
      }
    },
  });
  parser.end(html);
  endLink();
  return { anchors, scripts };
}
