// The links that ask readers to report a mistake, by their own words or by the sentence in which they stand. They lead to a form of
// the site, or to one that it has at another host.

import * as v from 'valibot';
import { WebAddressSchema } from '../../correction/fields';
import type { Candidate } from '../candidate';
import { asksForCorrections, isPointing, sentenceAsks } from '../correction-words';
import { withSite, withSites } from '../own-site';
import type { Anchor } from '../page-parts';
import { newIssueOf } from '../repository';

/** Maximum number of forms that a page is believed to have. */
const MAX_FORMS = 3;

interface Asking {
  readonly isOwnWords: boolean;
  readonly candidate: Candidate;
}

/**
 * Returns the forms to which links ask readers to report a mistake, at most three, the surest first. One at another site has that
 * site's name, unless the page vouches for it.
 *
 * @param address the address of the page with the links. A link to the page itself opens no form.
 */
export function correctionsLinks(anchors: readonly Anchor[], address: string, base = address): Candidate[] {
  const found = new Map<string, Asking>();
  for (const anchor of anchors) {
    if (anchor.isReaders) continue;
    const isOwnWords = asksForCorrections(anchor.text) || asksForCorrections(anchor.label ?? '');
    if (!isOwnWords && !isAskedFor(anchor)) continue;
    const form = formOf(anchor.href, address, base);
    if (form === undefined || found.get(form)?.isOwnWords) continue;
    found.set(form, { isOwnWords, candidate: judged(toForm(form), anchor, isOwnWords, address) });
  }
  return [...found.values()]
    .sort((one, other) => Number(other.isOwnWords) - Number(one.isOwnWords))
    .slice(0, MAX_FORMS)
    .map(({ candidate }) => candidate);
}

function toForm(form: string): Candidate {
  return { type: 'form', form, opens: 'page', purpose: 'corrections', provenance: 'corrections-link' };
}

/**
 * A sentence in a story may ask for something else, such as errors in a credit report. So the page vouches for another site only with
 * a link that stands alone and asks by its own words, or with a form at a service for forms.
 */
function judged(form: Candidate, anchor: Anchor, isOwnWords: boolean, address: string): Candidate {
  if (/(^|\s)(nofollow|sponsored)(\s|$)/i.test(anchor.rel)) return withSite(form, address);
  const isAlone = anchor.context === undefined || anchor.context === anchor.text;
  if (isOwnWords && isAlone) return form;
  return withSites([form], address)[0] ?? form;
}

/** Whether the link points to what its sentence asks for: “To suggest a correction, write to us here.” */
function isAskedFor({ text, context }: Anchor): boolean {
  if (context === undefined || context.length <= text.length) return false;
  return (isPointing(text) || isAddress(text)) && sentenceAsks(context);
}

/** Whether the link’s text is its address, as in `forms.example/corrections`. */
function isAddress(text: string): boolean {
  return /^\S+\.\S+$/.test(text);
}

function formOf(href: string, address: string, base: string): string | undefined {
  const url = URL.parse(href, base);
  const form = v.safeParse(WebAddressSchema, url?.href);
  if (url === null || !form.success || newIssueOf(url) !== undefined) return undefined;
  return withoutHash(form.output) === withoutHash(address) ? undefined : form.output;
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/s, '');
}
