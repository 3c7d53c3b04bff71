// Cleans the address of a page: removes what does not identify the page.

import { MAX_ADDRESS } from '../correction/limits';
import { routeIn } from '../correction/route';
import { originalOf } from './copies';
import { namesThePage } from './parameters';

/** Maximum length of a query that is cleaned, in UTF-16 units; a longer one is removed whole. */
const MAX_QUERY = 20 * MAX_ADDRESS;

/** A session id in the path, as Java servers write it (`/story;jsessionid=1A2B`). */
const SESSION_PARAMETER = /;(jsessionid|phpsessid|sessionid|sid)=[^/;]*/gi;
/** A session id in the path, as ASP.NET writes it (`/(S(abc123))/story.aspx`). */
const SESSION_SEGMENT = /\/\(([ASFX]\([^()/]+\))+\)(?=\/)/gi;

/**
 * Returns the address without credentials, a place within the page (`#comments`), and parameters that identify the visitor and not
 * the page: tracking, sessions, tokens. The other parameters keep their order and their bytes. A route in the fragment stays:
 * two routes are two stories. The address of a copy (an AMP cache, a web archive) becomes the story's own. Cleaning a clean
 * address changes nothing.
 *
 * @param base the address that a relative address is resolved against.
 * @returns `undefined` if it is not the address of a web page, or is too long to be sent.
 */
export function cleanAddress(address: string, base?: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const given = new URL(address, base);
  const url = originalOf(given) ?? given;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  url.hash = cleanRoute(url.href);
  const path = url.pathname.replace(SESSION_PARAMETER, '').replace(SESSION_SEGMENT, '');
  if (path !== url.pathname) url.pathname = path;
  const query = cleanQuery(url.search);
  if (query !== url.search) url.search = query;
  if (url.href.length > MAX_ADDRESS) url.search = ''; // no query that identifies a story is that long
  if (url.href.length > MAX_ADDRESS) url.hash = ''; // and no route
  return url.href.length > MAX_ADDRESS ? undefined : url.href;
}

/** Not with `URLSearchParams`: it rewrites the parameters that it keeps (`a+b%20c` becomes `a+b+c`), and some servers care. */
function cleanQuery(search: string): string {
  if (search.length > MAX_QUERY) return '';
  const kept = search.slice(1).split('&').filter(isKept).join('&');
  return kept === '' ? '' : `?${kept}`;
}

/** Returns the route without the parameters that do not identify the page, or `''`. */
function cleanRoute(address: string): string {
  const [path = '', ...query] = routeIn(address).split('?');
  // Sign-in services put their answer in the place of a route: `#/access_token=…&state=…`.
  if (path.split(/[/&!]/).some((part) => part.includes('=') && !isKept(part))) return '';
  const cleaned = path + cleanQuery(query.length === 0 ? '' : `?${query.join('?')}`);
  return routeIn(`https://any.example/${cleaned}`);
}

function isKept(parameter: string): boolean {
  const [pair] = new URLSearchParams(parameter);
  return pair === undefined || namesThePage(...pair);
}
