// Which room may import which. A room is a folder of `components`, `lib` or `relay`, or another layer as a whole.

import type { Import } from './imports';

export interface Violation {
  readonly import: Import;
  /** What is wrong with it, as a sentence. */
  readonly message: string;
}

/** The layers of the extension, from the top down: each imports only those below it. */
const LAYERS = ['entrypoints', 'components', 'lib'] as const;
const PRODUCT: readonly string[] = [...LAYERS, 'relay'];
/** What tests, benchmarks and demos are made of: no product code imports it. */
const WORKSHOP: readonly string[] = ['testing', 'tests', 'bench', 'demo', 'build', 'deploy'];

/** Rooms that are kept small on purpose: of our own code, they import only these. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  'lib/correction': [],
  'lib/letter': ['lib/correction'],
  'lib/page': ['lib/correction'],
  'lib/passage': ['lib/correction', 'lib/page'],
};
/** What the relay shares with the extension. */
const SHARED: readonly string[] = ['lib/correction', 'lib/letter'];
/** Packages that reach for the browser's extension API. */
const BROWSER_API = /^(wxt\/|webextension-polyfill)/;
/** Rooms that run in any page, or in the relay, and know of no extension. */
const WITHOUT_BROWSER: readonly string[] = ['lib/correction', 'lib/letter', 'lib/page', 'lib/passage'];

/** `lib/outbox` for `lib/outbox/database.ts`; the file itself if it stands in no folder of its layer. */
export function roomOf(path: string): string {
  const [layer = '', folder = '', ...rest] = path.split('/');
  if (!['components', 'lib', 'relay'].includes(layer)) return layer;
  return rest.length === 0 ? path : `${layer}/${folder}`;
}

/** Every import that breaks a rule. @param known all source files of the repository. */
export function violationsIn(imports: readonly Import[], known: ReadonlySet<string>): Violation[] {
  return [...imports.flatMap((one) => brokenBy(one, known)), ...cyclesIn(imports, known)];
}

function brokenBy(one: Import, known: ReadonlySet<string>): Violation[] {
  const [from, to] = [roomOf(one.from), roomOf(one.to)];
  const [layer, target] = [layerOf(one.from), layerOf(one.to)];
  const violation = (message: string): Violation[] => [{ import: one, message }];
  if (!PRODUCT.includes(layer)) return [];
  if (BROWSER_API.test(one.to) && (layer === 'relay' || WITHOUT_BROWSER.includes(from)))
    return violation(`${from} uses no browser API: it also runs where there is none.`);
  if (!known.has(one.to) || from === to) return [];
  if (WORKSHOP.includes(target)) return violation(`${layer} is shipped, and imports nothing of ${target}.`);
  if (layer === 'relay' && target !== 'relay' && !SHARED.includes(to))
    return violation(`The relay shares only ${SHARED.join(' and ')} with the extension.`);
  if (layer !== 'relay' && target === 'relay')
    return violation('The extension imports nothing of the relay.');
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

/** The imports by which rooms import each other in a circle. */
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
    return [{ import: one, message: `A circle of rooms: ${[roomOf(one.from), ...way].join(' → ')}.` }];
  });
}

/** The shortest way from one room to another along imports, both ends included; `undefined` if there is none. */
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
