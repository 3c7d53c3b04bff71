// Which room may import which. A room is a folder of `components`, `lib` or `relay`, or another top-level folder.

import type { Import } from './imports';

export interface Violation {
  readonly import: Import;
  /** A sentence that says which rule it breaks. */
  readonly message: string;
}

/** The layers of the extension, from the top down: each imports only those below it. */
const LAYERS = ['entrypoints', 'components', 'lib'] as const;
const PRODUCT: readonly string[] = [...LAYERS, 'relay'];
/** Code for tests, benchmarks, demos and builds. No product code imports it. */
const WORKSHOP: readonly string[] = ['testing', 'tests', 'bench', 'demo', 'build', 'deploy'];

/** Rooms with few imports on purpose: of our own code, they import only these rooms. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  'lib/correction': [],
  'lib/letter': ['lib/correction'],
  'lib/page': ['lib/correction'],
  'lib/passage': ['lib/correction', 'lib/page'],
};
/** The rooms that the relay shares with the extension. */
const SHARED: readonly string[] = ['lib/correction', 'lib/letter'];
/** Packages that use the browser's extension API. */
const BROWSER_API = /^(wxt\/|webextension-polyfill)/;
/** Rooms that also run in pages or in the relay, without the extension API. */
const WITHOUT_BROWSER: readonly string[] = ['lib/correction', 'lib/letter', 'lib/page', 'lib/passage'];

/** Returns `lib/outbox` for `lib/outbox/database.ts`. A file directly in its layer is its own room. */
export function roomOf(path: string): string {
  const [layer = '', folder = '', ...rest] = path.split('/');
  if (!['components', 'lib', 'relay'].includes(layer)) return layer;
  return rest.length === 0 ? path : `${layer}/${folder}`;
}

/** Returns every import that breaks a rule. @param known all source files of the repository. */
export function violationsIn(imports: readonly Import[], known: ReadonlySet<string>): Violation[] {
  return [...imports.flatMap((one) => brokenBy(one, known)), ...cyclesIn(imports, known)];
}

function brokenBy(one: Import, known: ReadonlySet<string>): Violation[] {
  const [from, to] = [roomOf(one.from), roomOf(one.to)];
  const [layer, target] = [layerOf(one.from), layerOf(one.to)];
  const violation = (message: string): Violation[] => [{ import: one, message }];
  if (!PRODUCT.includes(layer)) return [];
  if (BROWSER_API.test(one.to) && (layer === 'relay' || WITHOUT_BROWSER.includes(from)))
    return violation(`${from} must not use the browser API, because it also runs without it.`);
  if (!known.has(one.to) || from === to) return [];
  if (WORKSHOP.includes(target)) return violation(`${layer} is shipped and must not import ${target}.`);
  if (layer === 'relay' && target !== 'relay' && !SHARED.includes(to))
    return violation(`The relay may import only ${SHARED.join(' and ')} of the extension.`);
  if (layer !== 'relay' && target === 'relay') return violation('The extension must not import the relay.');
  if (isAbove(target, layer)) return violation(`Imports run down only: ${LAYERS.join(', then ')}.`);
  const only = ONLY[from];
  if (only !== undefined && !only.includes(to))
    return violation(
      `${from} imports ${only.length === 0 ? 'no other room' : `only ${only.join(' and ')}`}.`,
    );
  return [];
}

function isAbove(target: string, layer: string): boolean {
  const [at, below] = [
    LAYERS.indexOf(target as (typeof LAYERS)[number]),
    LAYERS.indexOf(layer as (typeof LAYERS)[number]),
  ];
  return at !== -1 && below !== -1 && at < below;
}

function layerOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Returns the imports that are part of a cycle between rooms. */
function cyclesIn(imports: readonly Import[], known: ReadonlySet<string>): Violation[] {
  const between = imports.filter(
    ({ from, to }) => known.has(to) && roomOf(from) !== roomOf(to) && PRODUCT.includes(layerOf(from)),
  );
  const reached = new Map<string, Set<string>>();
  for (const { from, to } of between) {
    const rooms = reached.get(roomOf(from)) ?? new Set<string>();
    reached.set(roomOf(from), rooms.add(roomOf(to)));
  }
  return between.flatMap((one) => {
    const way = wayFrom(roomOf(one.to), roomOf(one.from), reached);
    if (way === undefined) return [];
    return [{ import: one, message: `A cycle of rooms: ${[roomOf(one.from), ...way].join(' → ')}.` }];
  });
}

/** Returns the shortest path of imports between two rooms, with both ends, or `undefined`. */
function wayFrom(
  start: string,
  end: string,
  imported: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set([start]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? start;
    if (last === end) return way;
    for (const room of imported.get(last) ?? []) {
      if (seen.has(room)) continue;
      seen.add(room);
      ways.push([...way, room]);
    }
  }
  return undefined;
}
