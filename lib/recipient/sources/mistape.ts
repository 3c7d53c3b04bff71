// The tool that a page of a WordPress site runs itself: Mistape (https://wordpress.org/plugins/mistape/), from version 1.1 on.
// Earlier versions want a secret of the page's own script, so their own key has to be pressed.

import * as v from 'valibot';
import { MistapeSchema } from '../../correction/recipient';
import { isSameSite } from '../../page/site';
import type { Candidate } from '../candidate';
import type { MistapeParts } from '../page-parts';

const SettingsSchema = v.pipe(v.string(), v.parseJson(), v.object({ ajaxurl: v.string() }));
const PostSchema = v.pipe(v.string(), v.regex(/^\d{1,20}$/));

/**
 * Returns the recipient, if the plugin sends to WordPress's own address on the page's site.
 *
 * @param page the address of the page.
 */
export function mistapeCandidates(parts: MistapeParts | undefined, page: string): Candidate[] {
  if (parts === undefined || (parts.dryRun ?? '0') !== '0') return [];
  const settings = v.safeParse(SettingsSchema, parts.settings);
  const endpoint = settings.success ? URL.parse(settings.output.ajaxurl, page) : null;
  if (endpoint === null || !isTrustworthy(endpoint, new URL(page))) return [];
  endpoint.hash = '';
  const candidate = v.safeParse(MistapeSchema, {
    type: 'mistape',
    endpoint: endpoint.href,
    ...(v.is(PostSchema, parts.post) && { post: parts.post }),
    provenance: 'site-tool',
  });
  return candidate.success ? [candidate.output] : [];
}

/** Whether the address is WordPress's own on the site of the page. What was read over https stays there. */
function isTrustworthy({ protocol, pathname, href }: URL, page: URL): boolean {
  return (
    (protocol === 'https:' || (protocol === 'http:' && page.protocol === 'http:')) &&
    pathname.endsWith('/wp-admin/admin-ajax.php') &&
    isSameSite(href, page.href)
  );
}
