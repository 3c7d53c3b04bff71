// `npm run docs:limits`: writes `docs/architecture/limits.md`, the table of every limit in the code.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Expression, parseSync } from 'oxc-parser';

const ROOT = join(import.meta.dirname, '..');
const PAGE = 'docs/architecture/limits.md';

/** A constant that limits a size, a number or a time. */
export interface Limit {
  readonly file: string;
  readonly name: string;
  /** In the unit that the name ends with: `_MS`, `_BYTES`, `_PX`, `_DAYS`, or a plain count. */
  readonly value: number;
  /** The comment of the constant, or `undefined` if it has none. */
  readonly meaning: string | undefined;
}

const IS_LIMIT =
  /^(MAX|MIN|LONGEST|SHORTEST|LARGEST|KEEP|LEASE|UNDO|VALID|GIVE_UP)_|_(TIMEOUT|WAIT|DELAY|PAUSE|GRACE)_|TIMEOUT_MS$|PAUSE_MS$|AT_ONCE$|^CONNECTIONS$|_CONNECTIONS$/;
const OPERATIONS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '**': (left, right) => left ** right,
};

/** Returns the limits declared at the top of a file. @param known the values of constants that it may import, by name. */
export function limitsIn(
  file: string,
  text: string,
  known: ReadonlyMap<string, number> = new Map(),
): Limit[] {
  const { program, comments } = parseSync(file, text);
  const values = new Map(known);
  const limits: Limit[] = [];
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || init === null || !/^[A-Z][A-Z0-9_]*$/.test(id.name)) continue;
      const value = numberIn(init, values);
      if (value === undefined) continue;
      values.set(id.name, value);
      if (IS_LIMIT.test(id.name)) limits.push({ file, name: id.name, value, meaning: commentAt(statement) });
    }
  }
  return limits;

  /** The comment on the same line, or else the one right above. */
  function commentAt({ start, end }: { start: number; end: number }): string | undefined {
    const comment =
      comments.find((one) => one.start >= end && /^[^\S\n]*$/.test(text.slice(end, one.start))) ??
      comments.find((one) => one.end <= start && /^[^\S\n]*\n[^\S\n]*$/.test(text.slice(one.end, start)));
    return comment?.value
      .replace(/^\*|^\s*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
  }
}

/** The value of a number, or of a sum, product or power of numbers and known constants. */
function numberIn(node: Expression, known: ReadonlyMap<string, number>): number | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : undefined;
  if (node.type === 'Identifier') return known.get(node.name);
  if (node.type === 'ParenthesizedExpression') return numberIn(node.expression, known);
  if (node.type !== 'BinaryExpression' || node.left.type === 'PrivateIdentifier') return undefined;
  const [left, right] = [numberIn(node.left, known), numberIn(node.right, known)];
  if (left === undefined || right === undefined) return undefined;
  return OPERATIONS[node.operator]?.(left, right);
}

/** Returns every limit of the extension and the relay, in the order of their paths. */
export function allLimits(): Limit[] {
  const listed = execFileSync('git', ['ls-files', 'lib', 'components', 'entrypoints', 'relay'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => /\.tsx?$/.test(file));
  const read = (known?: ReadonlyMap<string, number>) =>
    files.flatMap((file) => limitsIn(file, readFileSync(join(ROOT, file), 'utf8'), known));
  // Once to learn the constants that other files import, and once with them.
  return read(new Map(read().map(({ name, value }) => [name, value])));
}

/** Returns the page with its tables, one for each room. */
export function limitsPage(limits: readonly Limit[]): string {
  const rooms = new Map<string, Limit[]>();
  for (const limit of limits) {
    const room = posix.dirname(limit.file);
    rooms.set(room, [...(rooms.get(room) ?? []), limit]);
  }
  const tables = Array.from(rooms, ([room, ofRoom]) =>
    [
      `## ${room}`,
      '',
      '| limit | value | constant |',
      '| --- | --- | --- |',
      ...ofRoom.map(
        ({ file, name, value, meaning = '' }) =>
          `| ${meaning.replaceAll('|', '\\|')} | ${inWords(name, value)} | \`${name}\` in \`${file}\` |`,
      ),
    ].join('\n'),
  );
  return `# Limits

Every limit on size, number and time, with the constant that sets it. \`npm run docs:limits\` writes this page from the comments
in the code, and a test fails if it is stale. The limits of the wire format are also in [the protocol](../protocol.md), and those of the
packages in \`build/budget.json\`. The thresholds of finding a passage again are in \`lib/passage/locate\`.

${tables.join('\n\n')}
`;
}

const UNITS = [
  ['days', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

function inWords(name: string, value: number): string {
  if (!name.endsWith('_MS')) return counted(value, /_(BYTES|PX|DAYS)$/.exec(name)?.[1]?.toLowerCase());
  const [unit, size] = UNITS.find(([, ms]) => value >= ms && value % ms === 0) ?? ['ms', 1];
  return counted(value / size, unit);
}

function counted(value: number, unit: string | undefined): string {
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 }).format(value);
  if (unit === undefined) return number;
  return `${number} ${value === 1 ? unit.replace(/^(day|byte)s$/, '$1') : unit}`;
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync(join(ROOT, PAGE), limitsPage(allLimits()));
  execFileSync('npx', ['biome', 'check', '--write', PAGE], { cwd: ROOT, stdio: 'ignore' });
}
