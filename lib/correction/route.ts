// The route in an address's fragment, by which some single-page sites name their stories: `https://news.example/#/2026/fox`.

/** `#/story`, `#!/story`, `#!story`. `#/` and `#!` are the site's start, or a link that leads nowhere. */
const ROUTE = /^#(!\/?|\/)[^/]/;
/** A place within a route's page: `#/story#comments`. After a slash it is part of the route: `#/room/#hall:chat.example`. */
const PLACE_IN_ROUTE = /(?<=[^/!])#.*$/;

/**
 * Returns the route, with its `#`, or `''` if the fragment is a place within the page, or a directive. No server ever sees the
 * route: what it sends for the address is the site's start.
 */
export function routeIn(address: string): string {
  const { hash } = new URL(address);
  const route = hash.replace(/:~:.*$/, '').replace(PLACE_IN_ROUTE, '');
  return ROUTE.test(route) ? route : '';
}
