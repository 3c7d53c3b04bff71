import type { Plugin } from 'vite';

/**
 * Removes the one assignment to `innerHTML` from Preact. No page of ours uses `dangerouslySetInnerHTML`. Without the assignment,
 * no text can become elements, and the pages' security policy can forbid all such sinks (`require-trusted-types-for`).
 */
export function noInnerHtml(): Plugin {
  const preact = /\/preact\/dist\/preact\.(?:mjs|module\.js)$/;
  return {
    name: 'corrigenda:no-inner-html',
    transform: {
      filter: { id: preact },
      handler(code) {
        const changed = code.replace(/\b[\w$]+\.innerHTML=[\w$]+\.__html\b/, 'void 0');
        if (changed === code)
          this.error('Preact sets innerHTML in another way now: see build/no-inner-html.ts');
        return { code: changed, map: null };
      },
    },
  };
}
