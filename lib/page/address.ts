// Cleans the address of a page: removes what does not identify the page.

import { MAX_ADDRESS } from '../correction/limits';
import { namesThePage } from './parameters';

/** Maximum length of a query that is cleaned, in UTF-16 units; a longer one is removed whole. */
const MAX_QUERY = 20 * MAX_ADDRESS;

/** A session id in the path, as Java servers write it (`/story;jsessionid=1A2B`). */
const SESSION_PARAMETER = /;(jsessionid|phpsessid|sessionid|sid)=[^/;]*/gi;
/** A session id in the path, as ASP.NET writes it (`/(S(abc123))/story.aspx`). */
const SESSION_SEGMENT = /\/\(([ASFX]\([^()/]+\))+\)(?=\/)/gi;

/**
 * Returns the address without credentials, fragment, and parameters that identify the visitor and not the page: tracking,
 * sessions, tokens. The other parameters keep their order and their bytes. Cleaning a clean address changes nothing.
 *
 * @param base the address that a relative address is resolved against.
 * @returns `undefined` if it is not the address of a web page, or is too long to be sent.
 */
export function cleanAddress(address: string, base?: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  const path = url.pathname.replace(SESSION_PARAMETER, '').replace(SESSION_SEGMENT, '');
  if (path !== url.pathname) url.pathname = path;
  const query = cleanQuery(url.search);
  if (query !== url.search) url.search = query;
  if (url.href.length > MAX_ADDRESS) url.search = ''; // no query that identifies a story is that long
  return url.href.length > MAX_ADDRESS ? undefined : url.href;
}

/** Not with `URLSearchParams`: it rewrites the parameters that it keeps (`a+b%20c` becomes `a+b+c`), and some servers care. */
function cleanQuery(search: string): string {
  if (search.length > MAX_QUERY) return '';
  const kept = search.slice(1).split('&').filter(isKept).join('&');
  return kept === '' ? '' : `?${kept}`;
}

function isKept(parameter: string): boolean {
  const [pair] = new URLSearchParams(parameter);
  return pair === undefined || namesThePage(...pair);
}
