// Whether a candidate or a response belongs to the page's own site.

import { getDomain } from 'tldts';
import { addressOf } from '../correction/recipient';
import { isSameSite } from '../page/site';
import type { Candidate } from './candidate';
import { isFormHost } from './form-hosts';

/**
 * Returns the candidates. Each of another site (by the public suffix list) has that site's name, in ASCII, so that no letter can
 * look like another one. A form at a service for forms counts as the site's own.
 */
export function withSites(candidates: readonly Candidate[], page: string): Candidate[] {
  return candidates.map((candidate) =>
    candidate.type === 'form' && isFormHost(hostOf(candidate)) ? candidate : withSite(candidate, page),
  );
}

/** Returns the candidate, with the name of its site if that is not the page's site. */
export function withSite(candidate: Candidate, page: string): Candidate {
  const site = siteOf(hostOf(candidate).toLowerCase());
  return site === siteOf(new URL(page).hostname) ? candidate : { ...candidate, elsewhere: site };
}

function hostOf(candidate: Candidate): string {
  switch (candidate.type) {
    case 'inbox':
    case 'mistape':
    case 'issue':
    case 'form':
      return new URL(addressOf(candidate)).hostname;
    case 'mailbox':
      return candidate.mailbox.split('@')[1] ?? '';
    default:
      return candidate satisfies never;
  }
}

function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Whether the response from `final` is the answer of the site that was asked: it is of the same site, and https stayed https. */
export function speaksFor(final: string, asked: string): boolean {
  return isSameSite(final, asked) && !(final.startsWith('http:') && asked.startsWith('https:'));
}
