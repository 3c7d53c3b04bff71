import type { Plugin } from 'vite';

/**
 * Takes the one assignment to `innerHTML` out of Preact. None of our pages has a use for `dangerouslySetInnerHTML`, so no
 * text of a page, of a relay or of the store can become elements by it, and the pages' security policy can forbid all
 * such sinks (`require-trusted-types-for`).
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
