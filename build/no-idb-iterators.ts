import type { Plugin } from 'vite';

/**
 * Takes the async iterators out of idb, which adds them to its objects whether or not they are used: we use none, and the
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
          this.error('idb defines its iterators in another way now: see build/no-idb-iterators.ts');
        return { code: changed, map: null };
      },
    },
  };
}
