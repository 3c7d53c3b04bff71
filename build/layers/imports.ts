// Reads the imports of source files, as paths in the repository.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import of one file. Paths are relative to the repository. */
export interface Import {
  readonly from: string;
  /** The line of the import, 1-based. */
  readonly line: number;
  /** The imported file, or the name of the package. */
  readonly to: string;
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.d.ts', '/index.ts'];

/**
 * Returns the imports of `files`, including type imports and dynamic ones.
 *
 * @param files paths relative to the repository's root, where the process runs.
 */
export function importsOf(files: readonly string[]): Import[] {
  const known = new Set(files);
  return files.flatMap((file) => importsIn(file, readFileSync(file, 'utf8'), known));
}

/** Returns the imports in a file's text. @param known all files that an import may refer to. */
export function importsIn(file: string, text: string, known: ReadonlySet<string>): Import[] {
  const { module } = parseSync(file, text);
  const named = [
    ...module.staticImports.map(({ start, moduleRequest }) => ({ start, to: moduleRequest.value })),
    ...module.staticExports.flatMap(({ start, entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ start, to: moduleRequest.value }] : [])),
    ),
    ...module.dynamicImports.flatMap(({ start, moduleRequest }) => {
      const to = /^['"`](.*)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
      return to === undefined ? [] : [{ start, to }];
    }),
  ];
  return named.map(({ start, to }) => ({
    from: file,
    line: text.slice(0, start).split('\n').length,
    to: to.startsWith('.') ? resolved(file, to, known) : to,
  }));
}

function resolved(file: string, to: string, known: ReadonlySet<string>): string {
  const path = posix.normalize(posix.join(posix.dirname(file), to));
  return ENDINGS.map((ending) => path + ending).find((one) => known.has(one)) ?? path;
}
