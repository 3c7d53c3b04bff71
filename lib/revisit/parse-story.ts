// A story's HTML as a document of its own, in which nothing runs and of which nothing is loaded.

/** What browsers have that know Trusted Types (Chrome 83, Firefox 148); declared here, with what is used of it. */
declare const trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createHTML(html: string): string },
      ): { createHTML(html: string): string };
    }
  | undefined;

/**
 * The only place in which a page of ours makes elements of text: build/security-policy.ts names this policy and no other.
 * The text stays as it is, since the document is inert and only its text is read.
 */
const policy =
  typeof trustedTypes === 'undefined'
    ? undefined
    : trustedTypes.createPolicy('story', { createHTML: (html) => html });

export function parseStory(html: string): Document {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
}
