/** What the extension's pages and its background may load and reach. Everything else is forbidden. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  // Inboxes use https, or http on this computer. A site's trust.txt uses the site's scheme.
  'connect-src': "'self' https: http:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  // No script can turn text into elements or code. The one policy returns one address: lib/work/work.ts.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'background-work',
} as const;

/** The `Content-Security-Policy` of the extension's own pages. */
export const SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([name, sources]) => `${name} ${sources}`)
  .join('; ');
