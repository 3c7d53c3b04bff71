// Ends the program with one clear line if Node.js is too old for the other modules. `main.ts` imports it first, and it uses nothing that
// an old version lacks.

/** Minimum version of Node.js, as in `engines` of package.json. */
export const MIN_NODE = '20.19.0';

/** Whether `version` is at least `minimum`; both are numbers with dots. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (have?.[index] ?? 0) - (need?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

if (!isAtLeast(process.versions.node, MIN_NODE)) {
  process.stderr.write(
    `The relay needs Node.js ${MIN_NODE} or later; this is ${process.versions.node} (${process.execPath}).\n`,
  );
  process.exit(1);
}
