// A link as a page on which a site says how it is reached.

import * as v from 'valibot';
import { type ContactPage, ContactPageSchema } from './candidate';

/** The page as one that can be stored and shown; `undefined` where its address is none of the web, or has a user name in it. */
export function toContactPage(
  href: string,
  base: string,
  purpose: ContactPage['purpose'],
): ContactPage | undefined {
  const page = v.safeParse(ContactPageSchema, { address: URL.parse(href, base)?.href, purpose });
  return page.success ? page.output : undefined;
}
