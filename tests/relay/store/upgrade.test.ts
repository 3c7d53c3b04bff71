// A database of an earlier version: opened by this one, nothing of it is lost, and what was planted in it does no harm.

import { randomUUID } from 'node:crypto';
import { Migrator, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { parseAnnotation } from '../../../lib/correction/parse-annotation';
import type { DatabaseLocation } from '../../../relay/domain/database-location';
import { startRelay } from '../../../relay/relay';
import type { Store } from '../../../relay/store/engine';
import { migrations } from '../../../relay/store/migrations';
import { openPostgres } from '../../../relay/store/postgres';
import { openSqlite } from '../../../relay/store/sqlite';
import { visitStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { newDatabase } from '../fixtures/engine';
import { annotation, fetchStory, newsroomConfig, post, SAMPLE, waitUntil } from '../fixtures/newsroom';

const DAY_MS = 86_400_000;

/** The tables as version 0.1.0 had them. */
async function databaseOfVersion010(location: DatabaseLocation): Promise<Store> {
  const store =
    'file' in location ? openSqlite(location.file, { alone: false }) : await openPostgres(location.url);
  const { error } = await new Migrator({ db: store.database, provider: migrations }).migrateTo(
    '0006-readers',
  );
  if (error !== undefined) throw error;
  await sql`insert into stories (site, address, subject)
    values ('Example News', ${SAMPLE.address}, '[Reader correction] Fox clears dog')`.execute(store.database);
  return store;
}

/** A row as version 0.1.0 wrote it, mailed long ago. */
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

test('keeps its corrections and subjects, and erases every reader who is due, whatever another one planted', async () => {
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
