// Bundles one of our modules into a script that can be evaluated in a page.

import { build } from 'vite';

/** @returns an expression whose value is the module's exports. */
export async function bundleForPage(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'exported', fileName: 'exported' } },
  });
  const [result] = [output].flat();
  const chunk = result !== undefined && 'output' in result ? result.output[0] : undefined;
  if (chunk === undefined) throw new Error(`Nothing was built from ${entry}.`);
  return `(() => { ${chunk.code}; return exported; })()`;
}
