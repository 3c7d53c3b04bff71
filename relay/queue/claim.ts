// Takes the letters that are due: sorts what is new, and leases what goes out now. One transaction, one relay at a time.

import { type NotNull, sql, type Transaction } from 'kysely';
import type { Store } from '../store/engine';
import { inList } from '../store/in-list';
import { FORGOTTEN, type Tables } from '../store/schema';
import { classifyArrivals } from './classify';
import { gather } from './collect-digest';
import type { Job, Lease } from './job';
import { countLetters, HOUR_MS, hourOf, lettersCaused } from './letter-counts';
import { letterOf } from './letter-parts';
import { byTurn, type FirstRow, type QueueRow } from './row';
import { type QueueRules, readerShare } from './rules';
import { selectLetters } from './select';
import { decideAlone } from './taking-lock';
import { dueIds, waitingSites } from './waiting';

/** What is known of a correction before. */
const GIVEN = [
  'id',
  'token',
  'site',
  'story',
  'content',
  'client',
  'settled',
  'attempts',
  'received_at',
  'duplicate_key',
] as const satisfies readonly (keyof QueueRow)[];

/** What the sorting and the taking decide. */
const DECIDED = [
  'state',
  'due_at',
  'desk',
  'letter_kind',
  'merged_into',
  'position',
  'readers',
  'readers_told',
  'readers_told_before',
  'readers_in_letter',
  'carried_by',
] as const satisfies readonly (keyof QueueRow)[];

type Database = Transaction<Tables>;

/** At most `limit` letters that are due, leased. */
export function claimLetters(
  { database, isShared }: Store,
  { traitsOf, lettersPerHour, weightOf }: QueueRules,
  { now, lease, limit }: { now: number; lease: Lease; limit: number },
): Promise<Job[]> {
  return database.transaction().execute(async (transaction) => {
    await decideAlone(transaction, { isShared });
    const hour = hourOf(now);
    const sites = await waitingSites(transaction, hour);
    const ids = await dueIds(transaction, sites, { now, limit });
    if (ids.length === 0) return [];
    const due = await rowsOf(transaction, ids, { now, isShared });
    const firsts = await firstsOf(transaction, due, isShared);
    const unclassified = due.filter(({ letter_kind }) => letter_kind === 'unclassified');
    const sorted = classifyArrivals(unclassified, firsts, traitsOf);
    const known = due.filter(({ letter_kind }) => letter_kind !== 'unclassified');
    const taking = selectLetters([...known, ...sorted.rows].sort(byTurn), sorted.firsts, {
      limit,
      lettersLeft: new Map(sites.map(({ site, count }) => [site, Math.max(0, lettersPerHour(site) - count)])),
      shareOf: (site) => readerShare(lettersPerHour(site)),
      caused: await lettersCaused(transaction, due, hour),
      now,
      hourEnd: (hour + 1) * HOUR_MS,
    });
    const isTaken = new Set(taking.taken);
    const taken = taking.rows.filter(({ id }) => isTaken.has(id));
    await store(transaction, due, taking.rows, isTaken, lease);
    await storeFirsts(transaction, firsts, taking.firsts);
    const wasTaken = new Set(
      due.filter(({ readers_in_letter }) => readers_in_letter !== null).map(({ id }) => id),
    );
    const anew = taken.filter(({ id }) => !wasTaken.has(id));
    await countLetters(transaction, anew, hour);
    for (const row of anew) await gather(transaction, row, { now, weightOf });
    const jobs: Job[] = [];
    for (const row of taken) {
      jobs.push(await jobOf(transaction, row, lease));
    }
    return jobs;
  });
}

/** Held until the transaction ends. One that its late holder is just writing of is left out. */
async function rowsOf(
  database: Database,
  ids: readonly string[],
  { now, isShared }: { now: number; isShared: boolean },
): Promise<QueueRow[]> {
  const rows = await database
    .selectFrom('corrections')
    .select([...GIVEN, ...DECIDED])
    .select((query) => [
      query
        .selectFrom('stories')
        .select('subject')
        .whereRef('stories.site', '=', 'corrections.site')
        .whereRef('stories.address', '=', 'corrections.story')
        .as('subject'),
      query
        .selectFrom('stories')
        .select('subject_from')
        .whereRef('stories.site', '=', 'corrections.site')
        .whereRef('stories.address', '=', 'corrections.story')
        .as('subjectFrom'),
      query
        .selectFrom('mutes')
        .select('muted_at')
        .whereRef('mutes.site', '=', 'corrections.site')
        .whereRef('mutes.story', '=', 'corrections.story')
        .as('mutedSince'),
    ])
    .$narrowType<{ subject: NotNull; subjectFrom: NotNull }>() // by the foreign key
    .where('id', 'in', inList(ids))
    .where('state', '=', 'received')
    .where('due_at', '<=', now)
    .$if(isShared, (query) => query.forUpdate().skipLocked())
    .execute();
  return rows.map(({ mutedSince, ...row }) => ({ ...row, isMuted: mutedSince !== null }));
}

/** Those that the new ones may be merged into, and those that the others are. Held, so that none is marked meanwhile. */
async function firstsOf(
  database: Database,
  rows: readonly QueueRow[],
  isShared: boolean,
): Promise<FirstRow[]> {
  const keys = rows
    .filter(({ letter_kind, duplicate_key }) => letter_kind === 'unclassified' && duplicate_key !== '')
    .map((row) => row.duplicate_key);
  const ids = rows.flatMap(({ merged_into }) => merged_into ?? []);
  if (keys.length + ids.length === 0) return [];
  const firsts = await database
    .selectFrom('corrections')
    .select([
      'id',
      'site',
      'duplicate_key',
      'desk',
      'state',
      'readers',
      'readers_told',
      'readers_in_letter',
      'received_at',
    ])
    .select((query) => [
      query
        .selectFrom('verdicts')
        .select('answer')
        .whereRef('verdicts.token', '=', 'corrections.token')
        .as('answer'),
      query
        .selectFrom('verdicts')
        .select('reason')
        .whereRef('verdicts.token', '=', 'corrections.token')
        .as('reason'),
      query
        .selectFrom('verdicts')
        .select('decided_at')
        .whereRef('verdicts.token', '=', 'corrections.token')
        .as('decidedAt'),
    ])
    .where(sql<boolean>`readers > 0`) // word for word as in the index
    .where('content', '!=', FORGOTTEN)
    .where(({ or, eb }) =>
      or([
        ...(keys.length === 0 ? [] : [eb('duplicate_key', 'in', inList(keys))]),
        ...(ids.length === 0 ? [] : [eb('id', 'in', inList(ids))]),
      ]),
    )
    .orderBy('id')
    .$if(isShared, (query) => query.forUpdate())
    .execute();
  const clients = await clientsOf(database, firsts, rows);
  return firsts.map((first) => ({ ...first, clients: clients.get(first.id) ?? new Set() }));
}

/** Which of the clients that say something now have said the same before, by the id of the first. */
async function clientsOf(
  database: Database,
  firsts: readonly Pick<FirstRow, 'id'>[],
  rows: readonly QueueRow[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const clients = new Map<string, Set<string>>();
  const speaking = rows.flatMap(({ letter_kind, client }) =>
    letter_kind === 'unclassified' && client !== null ? client : [],
  );
  if (firsts.length === 0 || speaking.length === 0) return clients;
  const ids = inList(firsts.map(({ id }) => id));
  const said = await database
    .selectFrom('corrections')
    .select(['client', ({ fn }) => fn.coalesce('merged_into', 'id').as('firstId')])
    .where('client', 'in', inList(speaking))
    .where(({ or, eb }) => or([eb('id', 'in', ids), eb('merged_into', 'in', ids)]))
    .execute();
  for (const { client, firstId } of said)
    if (client !== null) clients.set(firstId, (clients.get(firstId) ?? new Set<string>()).add(client));
  return clients;
}

/** Each row as it is now: those of which the same is to be written, in one statement. */
async function store(
  database: Database,
  before: readonly QueueRow[],
  after: readonly QueueRow[],
  isTaken: ReadonlySet<string>,
  { holder, until }: Lease,
): Promise<void> {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const groups = new Map<string, { set: object; ids: string[] }>();
  for (const row of after) {
    const set = {
      ...changes(earlier.get(row.id), row),
      ...(isTaken.has(row.id) ? { holder, due_at: until, attempts: row.attempts + 1 } : {}),
    };
    const key = JSON.stringify(set);
    const group = groups.get(key) ?? { set, ids: [] };
    group.ids.push(row.id);
    groups.set(key, group);
  }
  for (const { set, ids } of groups.values()) {
    if (Object.keys(set).length === 0) continue;
    await database.updateTable('corrections').set(set).where('id', 'in', inList(ids)).execute();
  }
}

function changes(before: QueueRow | undefined, after: QueueRow): Partial<QueueRow> {
  return Object.fromEntries(
    DECIDED.filter((column) => before?.[column] !== after[column]).map((column) => [column, after[column]]),
  );
}

async function storeFirsts(
  database: Database,
  before: readonly FirstRow[],
  after: readonly FirstRow[],
): Promise<void> {
  const earlier = new Map(before.map((first) => [first.id, first]));
  for (const { id, readers, readers_told } of after) {
    const known = earlier.get(id);
    if (known === undefined || (known.readers === readers && known.readers_told === readers_told)) continue;
    await database.updateTable('corrections').set({ readers, readers_told }).where('id', '=', id).execute();
  }
}

async function jobOf(database: Database, row: QueueRow, { holder }: Lease): Promise<Job> {
  const { id, token, site, story, subject, subjectFrom, attempts } = row;
  return {
    id,
    token,
    site,
    story,
    subject,
    subjectFrom,
    holder,
    attempts: attempts + 1,
    settled: JSON.parse(row.settled),
    letter: await letterOf(database, row),
  };
}
