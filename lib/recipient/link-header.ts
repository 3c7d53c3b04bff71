// The links of an HTTP `Link` header: https://www.rfc-editor.org/rfc/rfc8288#section-3

import type { Link } from './sources/declared-inbox';

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/.source;
const QUOTED = /"(?:[^"\\]|\\.)*"/.source;
const PARAMETER = new RegExp(`;\\s*(${TOKEN})(?:\\s*=\\s*(${QUOTED}|[^\\s;,"]*))?\\s*`, 'g');
const LINK = new RegExp(`<([^<>]*)>\\s*((?:${PARAMETER.source})*)`, 'g');

/** Servers take no more themselves. */
const MAX_HEADER = 8_192;

/** The header's links with their relations, in order; what is malformed is passed over. */
export function parseLinkHeader(header: string): Link[] {
  return Array.from(header.slice(0, MAX_HEADER).matchAll(LINK), ([, href = '', parameters = '']) => ({
    href,
    rel: relationOf(parameters),
  }));
}

/** The first `rel` counts (section 3.3). */
function relationOf(parameters: string): string {
  for (const [, name = '', value = ''] of parameters.matchAll(PARAMETER)) {
    if (name.toLowerCase() === 'rel') return value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
  }
  return '';
}
