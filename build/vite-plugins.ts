// Changes that our build makes to what WXT, Vite and Preact would produce.

import type { Plugin } from 'vite';
import { readDirectory } from './directory/read';

/**
 * Replaces WXT's wrapper of unlisted scripts by one line that calls the script's main and returns its result. The wrapper
 * is a logger and a plugin loader, neither of which we use, and is larger than our listener, which runs on every page.
 */
export function leanUnlistedScripts(): Plugin {
  const wrapper = /^\0virtual:wxt-unlisted-script-entrypoint\?(.+)$/;
  return {
    name: 'corrigenda:lean-unlisted-scripts',
    load: {
      filter: { id: wrapper },
      handler(id) {
        const script = wrapper.exec(id)?.[1] ?? '';
        const from = JSON.stringify(script);
        return script.endsWith('/shortcut.ts')
          ? `import { main } from ${from}; main();`
          : `import script from ${from}; export default script.main();`;
      },
    },
  };
}

/**
 * Removes Vite's helper that preloads what a lazy chunk needs. The popup would load it before it shows anything, and our
 * chunks are on the reader's own disk.
 */
export function plainImports(): Plugin {
  const helper = /^\0vite\/preload-helper\.js$/;
  return {
    name: 'corrigenda:plain-imports',
    load: {
      filter: { id: helper },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isDynamicEntry) continue;
        // The helper would have loaded it.
        if (chunk.viteMetadata?.importedCss.size)
          this.error(`${chunk.name} is lazy and has a style of its own`);
      }
    },
  };
}

/**
 * Removes the one assignment to `innerHTML` from Preact. No page of ours uses `dangerouslySetInnerHTML`. Without the
 * assignment, no text can become elements, and the pages' security policy can forbid all such sinks (`require-trusted-types-for`).
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
          this.error('Preact sets innerHTML in another way now: see build/vite-plugins.ts');
        return { code: changed, map: null };
      },
    },
  };
}

/**
 * Removes the async iterators from idb, which adds them to its objects even if they are unused. We use none, and the
 * popup's first script has no bytes to spare.
 */
export function noIdbIterators(): Plugin {
  const idb = /\/idb\/build\/index\.js$/;
  return {
    name: 'corrigenda:no-idb-iterators',
    transform: {
      filter: { id: idb },
      handler(code) {
        const changed = code.replace(/^const advanceMethodProps = [\s\S]*?(?=^export \{)/m, '');
        if (changed === code)
          this.error('idb defines its iterators in another way now: see build/vite-plugins.ts');
        return { code: changed, map: null };
      },
    },
  };
}

/** Provides `virtual:corrigenda-directory`: the folder `directory` as a table, read and checked when the extension is built. */
export function directoryTable(): Plugin {
  const id = 'virtual:corrigenda-directory';
  return {
    name: 'corrigenda:directory',
    resolveId: { filter: { id: new RegExp(`^${id}$`) }, handler: () => `\0${id}` },
    load: {
      filter: { id: new RegExp(`^\0${id}$`) },
      handler: () => `export default ${JSON.stringify(readDirectory())};`,
    },
  };
}

/** Provides `virtual:corrigenda-background-work`: one of our scripts, which is built on its own, by its address. */
export function ownScript(): Plugin {
  return {
    name: 'corrigenda:own-script',
    resolveId: {
      filter: { id: /^virtual:corrigenda-background-work$/ },
      handler: () => ({ id: '/background-work.js', external: true }),
    },
  };
}
