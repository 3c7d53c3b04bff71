/** What the extension's pages and its background may load and reach; all that is not named is forbidden. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  // Inboxes are https, and http on this computer; a site's own trust.txt comes as the site does.
  'connect-src': "'self' https: http:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  // No script turns text into elements or code, whatever it is made to do: there is no policy that would allow it.
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
} as const;

/** The `Content-Security-Policy` of the extension's own pages. */
export const SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([name, sources]) => `${name} ${sources}`)
  .join('; ');
