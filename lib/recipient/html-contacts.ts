// Reads the contacts of a page that was fetched and is not shown in a tab.

import { JSON_LD_TYPE } from '../page/json-ld';
import type { Contacts } from './candidate';
import { type Attributes, readTags } from './html-tags';
import { contextReader } from './link-context';
import { contactsAmong } from './page-contacts';
import { boundedBase, isHeadLink, MAX_TEXT, outermost, relOf, toAnchor } from './page-links';
import type { PageParts } from './page-parts';
import { HIDING_ATTRIBUTE, hidingLink } from './sources/mail-links';

/** @param address the address of the page, against which its relative addresses are resolved. */
export function contactsInHtml(html: string, address: string): Contacts {
  return contactsAmong(readHtml(html, address), address);
}

interface OpenLink {
  readonly href: string;
  readonly rel: string;
  text: string;
  readonly label: string | undefined;
  readonly title: string | undefined;
}

function readHtml(html: string, address: string): PageParts {
  const links: OpenLink[] = [];
  const context = contextReader<OpenLink>();
  const authors: string[] = [];
  const scripts: string[] = [];
  let base: string | undefined;
  let link: OpenLink | undefined;
  let script: string[] | undefined;
  let templates = 0; // the content of a template is not shown
  const endLink = () => {
    if (link !== undefined) links.push(link);
    link = undefined;
  };
  readTags(html, {
    opens(name, attributes) {
      if (name === 'template') templates += 1;
      if (templates > 0) return true;
      if (name === 'script') script = JSON_LD_TYPE.test(attributes.get('type') ?? '') ? [] : undefined;
      if (name === 'base') base ??= attributes.get('href');
      if (name === 'meta' && isAuthor(attributes)) authors.push(attributes.get('content') ?? '');
      if (name === 'a') endLink(); // as in a browser, a link ends where another one begins
      const opened = linkOf(name, attributes);
      if (opened !== undefined) {
        link = opened;
        if (name !== 'a') endLink(); // it has no text
      }
      context.opens(
        name,
        (attribute) => attributes.get(attribute),
        name === 'a' && opened ? { of: opened, href: opened.href } : undefined,
      );
      return true;
    },
    text(text) {
      if (templates === 0) context.text(text);
      if (script !== undefined) script.push(text);
      else if (link !== undefined && link.text.length < MAX_TEXT) link.text += text.slice(0, MAX_TEXT);
    },
    closes(name) {
      if (name === 'template') templates = Math.max(0, templates - 1);
      else if (templates === 0) context.closes(name);
      if (name === 'a') endLink();
      if (name === 'script') {
        if (script !== undefined) scripts.push(script.join(''));
        script = undefined;
      }
      return true;
    },
  });
  endLink();
  const surroundings = context.end();
  return {
    anchors: outermost(links).flatMap((one) => toAnchor(one.href, one.rel, one, surroundings.get(one)) ?? []),
    scripts,
    authors,
    base: boundedBase(URL.parse(base ?? '', address)?.href ?? address, address),
  };
}

/** Whether a `<meta>` element names the author, as in {@link readMetaElements}: content systems use any of these attributes. */
function isAuthor(attributes: Attributes): boolean {
  return ['name', 'property', 'itemprop'].some(
    (key) => attributes.get(key)?.trim().toLowerCase() === 'author',
  );
}

function linkOf(name: string, attributes: Attributes): OpenLink | undefined {
  const hidden = attributes.get(HIDING_ATTRIBUTE);
  const href = name === 'a' && hidden !== undefined ? hidingLink(hidden) : attributes.get('href');
  const isLink =
    name === 'a' ||
    name === 'area' ||
    (name === 'link' && isHeadLink((attribute) => attributes.get(attribute)));
  if (!isLink || href === undefined) return undefined;
  return {
    href,
    rel: relOf((attribute) => attributes.get(attribute)),
    text: '',
    label: attributes.get('aria-label'),
    title: attributes.get('title'),
  };
}
