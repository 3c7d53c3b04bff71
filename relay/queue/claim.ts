// Claims the letters that are due: classifies the new corrections and leases the letters that are sent now. It is one transaction, and
// only one relay runs it at a time.

import { type NotNull, sql, type Transaction } from 'kysely';
import { exclusively, inList, type Store } from '../store/engine';
import { FORGOTTEN, type Tables } from '../store/schema';
import { classifyArrivals } from './classify';
import { collectDigest } from './collect-digest';
import { type Job, type Lease, letterOf } from './job';
import { countLetters, HOUR_MS, hourOf, lettersCaused } from './letter-counts';
import { byTurn, type LeadRow, type QueueRow } from './row';
import { type QueueRules, readerShare } from './rules';
import { selectLetters } from './select';
import { dueIds, waitingSites } from './waiting';

/** The columns that are only read. */
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

/** The columns that classifying and selecting change. */
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

/** Leases at most `limit` letters that are due, and returns them. */
export function claimLetters(
  store: Store,
  { traitsOf, lettersPerHour, weightOf }: QueueRules,
  { now, lease, limit }: { now: number; lease: Lease; limit: number },
): Promise<Job[]> {
  const { isShared } = store;
  return exclusively(store, 'queue', async (transaction) => {
    const hour = hourOf(now);
    const sites = await waitingSites(transaction, hour);
    const ids = await dueIds(transaction, sites, { now, limit });
    if (ids.length === 0) return [];
    const due = await rowsOf(transaction, ids, { now, isShared });
    const leads = await leadsOf(transaction, due, isShared);
    const arrivals = due.filter(isUnclassified);
    const classified = classifyArrivals(arrivals, leads, traitsOf);
    const known = due.filter((row) => !isUnclassified(row));
    const selection = selectLetters([...known, ...classified.rows].sort(byTurn), classified.leads, {
      limit,
      lettersLeft: new Map(sites.map(({ site, count }) => [site, Math.max(0, lettersPerHour(site) - count)])),
      shareOf: (site) => readerShare(lettersPerHour(site)),
      caused: await lettersCaused(transaction, due, hour),
      now,
      hourEnd: (hour + 1) * HOUR_MS,
    });
    const isSelected = new Set(selection.selected);
    const selected = selection.rows.filter(({ id }) => isSelected.has(id));
    await writeRows(transaction, due, selection.rows, isSelected, lease);
    await writeLeads(transaction, leads, selection.leads);
    const triedBefore = new Set(
      due.filter(({ readers_in_letter }) => readers_in_letter !== null).map(({ id }) => id),
    );
    const firstAttempts = selected.filter(({ id }) => !triedBefore.has(id));
    await countLetters(transaction, firstAttempts, hour);
    for (const row of firstAttempts) await collectDigest(transaction, row, { now, weightOf });
    const jobs: Job[] = [];
    for (const row of selected) jobs.push(await jobOf(transaction, row, lease));
    return jobs;
  });
}

function isUnclassified({ letter_kind }: QueueRow): boolean {
  return letter_kind === 'unclassified';
}

/** Returns the rows, locked until the transaction ends. Skips a row that a worker with an expired lease is writing at this moment. */
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

/**
 * Returns the leads that the new rows may be merged into, and the leads that the other rows are merged into. They are locked, so
 * that no outcome is recorded on them before the transaction ends.
 */
async function leadsOf(database: Database, rows: readonly QueueRow[], isShared: boolean): Promise<LeadRow[]> {
  const keys = rows
    .filter(isUnclassified)
    .map(({ duplicate_key }) => duplicate_key)
    .filter((key) => key !== '');
  const ids = rows.flatMap(({ merged_into }) => merged_into ?? []);
  if (keys.length + ids.length === 0) return [];
  const leads = await database
    .selectFrom('corrections')
    .select(['id', 'site', 'duplicate_key', 'desk', 'state', 'received_at'])
    .select(['readers', 'readers_told', 'readers_in_letter'])
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
  const clients = await clientsOf(database, leads, rows);
  return leads.map((lead) => ({ ...lead, clients: clients.get(lead.id) ?? new Set() }));
}

/** Returns the clients of new rows that already sent a lead or one of its duplicates, by the id of the lead. */
async function clientsOf(
  database: Database,
  leads: readonly Pick<LeadRow, 'id'>[],
  rows: readonly QueueRow[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const clients = new Map<string, Set<string>>();
  const senders = rows.filter(isUnclassified).flatMap(({ client }) => client ?? []);
  if (leads.length === 0 || senders.length === 0) return clients;
  const ids = inList(leads.map(({ id }) => id));
  const sent = await database
    .selectFrom('corrections')
    .select(['client', ({ fn }) => fn.coalesce('merged_into', 'id').as('leadId')])
    .where('client', 'in', inList(senders))
    .where(({ or, eb }) => or([eb('id', 'in', ids), eb('merged_into', 'in', ids)]))
    .execute();
  for (const { client, leadId } of sent)
    if (client !== null) clients.set(leadId, (clients.get(leadId) ?? new Set<string>()).add(client));
  return clients;
}

/** Writes the changed columns. Rows with the same changes share a statement. */
async function writeRows(
  database: Database,
  before: readonly QueueRow[],
  after: readonly QueueRow[],
  isSelected: ReadonlySet<string>,
  { holder, until }: Lease,
): Promise<void> {
  const earlier = new Map(before.map((row) => [row.id, row]));
  const groups = new Map<string, { set: object; ids: string[] }>();
  for (const row of after) {
    const set = {
      ...changes(earlier.get(row.id), row),
      ...(isSelected.has(row.id) ? { holder, due_at: until, attempts: row.attempts + 1 } : {}),
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

async function writeLeads(
  database: Database,
  before: readonly LeadRow[],
  after: readonly LeadRow[],
): Promise<void> {
  const earlier = new Map(before.map((lead) => [lead.id, lead]));
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
