// Upgrading a database of an earlier version loses no data, and hostile rows in it do no harm.

import { randomUUID } from 'node:crypto';
import { Migrator, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import type { DatabaseLocation } from '../../../relay/domain/database-location';
import { queueIn } from '../../../relay/queue/queue';
import { startRelay } from '../../../relay/relay';
import type { Store } from '../../../relay/store/engine';
import { migrations } from '../../../relay/store/migrations';
import { openPostgres } from '../../../relay/store/postgres';
import { openSqlite } from '../../../relay/store/sqlite';
import { openStore, visitStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { newDatabase } from '../fixtures/engine';
import { annotation, fetchStory, newsroomConfig, post, SAMPLE, waitUntil } from '../fixtures/newsroom';

const DAY_MS = 86_400_000;

/** Creates the tables as version 0.1.0 had them. */
async function databaseOfVersion010(location: DatabaseLocation): Promise<Store> {
  const store =
    'file' in location ? openSqlite(location.file, { exclusive: false }) : await openPostgres(location.url);
  const { error } = await new Migrator({ db: store.database, provider: migrations }).migrateTo(
    '0006-readers',
  );
  if (error !== undefined) throw error;
  await sql`insert into stories (site, address, subject)
    values ('Example News', ${SAMPLE.address}, '[Reader correction] Fox clears dog')`.execute(store.database);
  return store;
}

/** Adds a row as version 0.1.0 wrote it, mailed long ago. */
async function addCorrection(
  { database }: Store,
  { annotation: stored, content }: { annotation: string; content: string },
): Promise<{ id: string; token: string }> {
  const [id, token] = [randomUUID(), `token-${randomUUID()}`];
  await sql`insert into corrections (id, token, digest, site, story, annotation, content, state, due_at, attempts,
      received_at, changed_at, names_reader, readers, nth)
    values (${id}, ${token}, '', 'Example News', ${SAMPLE.address}, ${stored}, ${content}, 'mailed', 1000, 1,
      1000, 1000, 1, 1, 1)`.execute(database);
  return { id, token };
}

function contentOf(body: unknown): object {
  const parsed = parseAnnotation(body);
  return parsed.ok ? parsed.content : expect.fail(parsed.problems.join());
}

test('keeps its corrections and subjects, and erases every reader who is due, even if it has hostile rows', async () => {
  const database = await newDatabase();
  const old = await databaseOfVersion010(database);
  const sent = annotation();
  const honest = await addCorrection(old, {
    annotation: JSON.stringify(sent),
    content: JSON.stringify(contentOf(sent)),
  });
  const deep = `{"x":${'['.repeat(3_200)}${']'.repeat(3_200)},"creator":{"name":"Planter"}}`;
  await addCorrection(old, { annotation: deep, content: JSON.stringify(contentOf(annotation())) });
  const broken = [];
  for (const content of ['not JSON', '[1]', '7', `${'['.repeat(20_000)}${']'.repeat(20_000)}`])
    broken.push(await addCorrection(old, { annotation: '{"creator":{}}', content }));
  await old.close();

  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const events: string[] = [];
  const config = await newsroomConfig({ smtpUrl: sink.url, database });
  const relay = await startRelay(config, {
    now: () => 91 * DAY_MS,
    fetch: fetchStory,
    log: ({ event }) => events.push(event),
  });
  onTestFinished(() => relay.stop());
  await waitUntil(async () => events.includes('readers erased'));

  const store = await visitStore(database);
  onTestFinished(() => store.close());
  const rows = await store.database
    .selectFrom('corrections')
    .select(['id', 'content', 'names_reader'])
    .execute();
  expect(rows.map(({ names_reader }) => names_reader)).toEqual(rows.map(() => 0));
  expect(
    rows
      .filter(({ content }) => content === '')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(broken.map(({ id }) => id).sort());
  expect(events.filter((event) => event === 'correction forgotten')).toHaveLength(broken.length);
  const status = await (await fetch(`${relay.url}/corrections/${honest.token}`)).json();
  expect(status).toMatchObject({ 'schema:creativeWorkStatus': 'mailed', target: sent.target });
  expect(JSON.stringify(status)).not.toContain(SAMPLE.email);
  for (const { token, id } of broken)
    expect(await (await fetch(`${relay.url}/corrections/${token}`)).json()).toMatchObject({
      id: `urn:uuid:${id}`,
    });

  await post(relay, annotation({ headline: 'Another headline', replacement: 'leapt' }));
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] Fox clears dog');
});

/** The names of the columns in version 0.1.0, and their new names. */
const NEW_NAMES: Readonly<Record<string, string>> = {
  digest: 'content_sha256',
  same: 'duplicate_key',
  letter: 'letter_kind',
  nth: 'position',
  told: 'readers_told',
  since: 'readers_told_before',
  says: 'readers_in_letter',
};

const NOW = 2_000_000;

/** Columns of a correction that waits in the queue of version 0.1.0. */
const QUEUED = {
  ...{ site: 'Example News', story: SAMPLE.address, annotation: '{}', content: '{}', desk: 'desk@news.test' },
  ...{ state: 'received', due_at: NOW - 1_000, holder: null, attempts: 0, settled: '{}', last_error: null },
  ...{ received_at: NOW - 5_000, changed_at: NOW - 5_000, names_reader: 0 },
  ...{ merged_into: null, nth: 1, readers: 1, told: 0, since: null, says: null, carried_by: null },
};

/** A lead that the editors have, two new ones, and a digest that was tried before. */
const QUEUE = [
  {
    ...QUEUED,
    id: 'lead',
    same: 'k1',
    letter: 'own',
    state: 'mailed',
    told: 1,
    since: 1,
    says: 1,
    attempts: 1,
  },
  { ...QUEUED, id: 'new', same: 'k1', letter: 'unsorted', desk: '', nth: 0, readers: 0 },
  {
    ...QUEUED,
    id: 'other',
    same: 'k2',
    letter: 'unsorted',
    desk: '',
    nth: 0,
    readers: 0,
    story: 'https://news.test/muted',
  },
  {
    ...QUEUED,
    id: 'carrier',
    same: 'k3',
    letter: 'digest',
    told: 1,
    since: 1,
    says: 1,
    carried_by: 'carrier',
    attempts: 2,
  },
  {
    ...{ ...QUEUED, id: 'carried', same: 'k4', letter: 'digest', told: 3, since: 1, says: 3, readers: 3 },
    ...{ carried_by: 'carrier', due_at: 8_640_000_000_000_000, received_at: NOW - 4_000 },
  },
].map((row) => ({ ...row, token: `token ${row.id}`, digest: `sha256 ${row.id}` }));

test('keeps every column of its queue under the new name, and its letters continue', async () => {
  const location = await newDatabase();
  const old = await databaseOfVersion010(location);
  await sql`insert into stories (site, address, subject)
    values ('Example News', 'https://news.test/muted', 'Muted')`.execute(old.database);
  await sql`insert into mutes (site, story, since)
    values ('Example News', 'https://news.test/muted', 1234)`.execute(old.database);
  for (const row of QUEUE)
    await sql`insert into corrections (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      values (${sql.join(Object.values(row))})`.execute(old.database);
  await old.close();

  const store = await openStore(location);
  onTestFinished(() => store.close());
  const rows = await store.database.selectFrom('corrections').selectAll().execute();
  const renamed = QUEUE.map(({ annotation: _, ...row }) => {
    const entries = Object.entries({ ...row, client: null, last_cause: null }).map(([name, value]) => [
      NEW_NAMES[name] ?? name,
      value,
    ]);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, value === 'unsorted' ? 'unclassified' : value]),
    );
  });
  expect(rows.sort(byId)).toEqual(renamed.sort(byId));
  expect(await store.database.selectFrom('mutes').selectAll().execute()).toEqual([
    { site: 'Example News', story: 'https://news.test/muted', muted_at: 1234 },
  ]);

  const queue = queueIn(store, {
    traitsOf: () => ({
      desk: 'desk@news.test',
      digest: 0,
      mergeWindow: DAY_MS,
      madeAt: NOW,
      isReplacement: false,
    }),
    lettersPerHour: () => 10,
    weightOf: () => 1,
  });
  const jobs = await queue.claimDue(NOW, { holder: 'me', until: NOW + 60_000 }, 10);
  expect(jobs.sort(byId).map(({ id, attempts, letter }) => ({ id, attempts, letter }))).toEqual([
    {
      id: 'carrier',
      attempts: 3,
      letter: {
        kind: 'digest',
        entries: [
          { token: 'token carrier', content: '{}', readers: 1, others: [] },
          { token: 'token carried', content: '{}', readers: 3, others: [] },
        ],
      },
    },
    {
      id: 'new',
      attempts: 1,
      letter: {
        kind: 'followUp',
        entry: { token: 'token lead', content: '{}', readers: 2, others: [] },
      },
    },
  ]);
  const muted = await store.database
    .selectFrom('corrections')
    .select('letter_kind')
    .where('id', '=', 'other')
    .executeTakeFirstOrThrow();
  expect(muted.letter_kind).toBe('none');
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
