// The tool that a page of a WordPress site runs itself: Mistape (https://wordpress.org/plugins/mistape/), from version 1.1 on.
// Earlier versions want a secret of the page's own script, so their own key has to be pressed.

import * as v from 'valibot';
import { MAX_ADDRESS } from '../../correction/limits';
import { MistapeSchema } from '../../correction/recipient';
import { findAll, findFirst, textOf } from '../../page/safe-dom';
import { isSameSite } from '../../page/site';
import type { Candidate } from '../candidate';

/** What a page says about its Mistape, as it is written there. */
export interface MistapeParts {
  /** `1`: the dialog is only shown, as a preview in the site's settings. */
  readonly dryRun: string | undefined;
  /** The number of the post. Absent if the site does not ask before it sends. */
  readonly post: string | undefined;
  /** The object that an inline script assigns to `decoMistape`. */
  readonly settings: string;
}

/** Returns what the document says about its Mistape; `undefined` if it has none. Only the text of scripts is read. */
export function mistapeParts(document: Document): MistapeParts | undefined {
  const dialog = findFirst(document, '#mistape_dialog:not(form)');
  const settings = dialog && settingsIn(document);
  if (settings === undefined) return undefined;
  const send = findFirst(document, '#mistape_dialog [data-action="send"]:not(form)');
  return {
    dryRun: dialog?.getAttribute('data-dry-run') ?? undefined,
    post: send?.getAttribute('data-id') ?? undefined,
    settings,
  };
}

/** Maximum number of inline scripts that are read, to limit the work on a hostile page. */
const MAX_SCRIPTS = 300;
/** Maximum length of an inline script that is read, in UTF-16 units. Sites may join all their settings in one. */
const MAX_SCRIPT = 200_000;
/** Maximum length of the plugin's settings, in UTF-16 units: an address, in which each slash may be escaped, and few others. */
const MAX_SETTINGS = 2 * MAX_ADDRESS;

const ASSIGNMENT = /\bdecoMistape\s?=\s?(?=\{)/;

/** Returns the first assignment only: what follows it is not the plugin's. */
function settingsIn(document: Document): string | undefined {
  for (const script of findAll(document, 'script:not([src])').slice(0, MAX_SCRIPTS)) {
    const text = textOf(script)?.slice(0, MAX_SCRIPT) ?? '';
    const found = ASSIGNMENT.exec(text);
    if (found === null) continue;
    const start = found.index + found[0].length;
    const end = text.indexOf('}', start);
    return end === -1 || end - start > MAX_SETTINGS ? undefined : text.slice(start, end + 1);
  }
  return undefined;
}

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
