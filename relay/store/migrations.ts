// The migrations of the database. A released migration is never changed; a new one is added instead.

import { type Kysely, type MigrationProvider, sql } from 'kysely';

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('stories_key', ['site', 'address'])
    .execute();
  await db.schema
    .createTable('corrections')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addForeignKeyConstraint('corrections_story', ['site', 'story'], 'stories', ['site', 'address'])
    .execute();
  await db.schema.createIndex('corrections_due').on('corrections').columns(['state', 'due_at']).execute();
}

/** Adds the editors who have a letter or were permanently refused, so that only the others get it again. */
async function addSettled(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('corrections')
    .addColumn('settled', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
}

/** Adds the holder of a lease, and drops the end of the lease: `due_at` has it now. */
async function nameHolders(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('corrections').addColumn('holder', 'text').execute();
  await db.schema.alterTable('corrections').dropColumn('lease_until').execute();
}

/** Adds the editors' verdicts and the secret that signs their links. */
async function addVerdicts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('verdicts')
    .addColumn('token', 'text', (column) => column.primaryKey().references('corrections.token'))
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('note', 'text')
    .addColumn('decided_at', 'bigint', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

/** Adds which letter a correction goes in: its own, one with other corrections, or none. */
async function addQueue(db: Kysely<unknown>): Promise<void> {
  const add = (name: string, type: 'text' | 'integer', initial?: string | number) =>
    db.schema
      .alterTable('corrections')
      .addColumn(name, type, (column) =>
        initial === undefined ? column : column.notNull().defaultTo(initial),
      )
      .execute();
  await add('same', 'text', '');
  await add('desk', 'text', '');
  await add('letter', 'text', 'unsorted');
  await add('merged_into', 'text');
  await add('nth', 'integer', 0);
  await add('readers', 'integer', 0);
  await add('told', 'integer', 0);
  await add('since', 'integer');
  await add('says', 'integer');
  await add('carried_by', 'text');
  await db.schema.dropIndex('corrections_due').execute();
  await db.schema
    .createIndex('corrections_due')
    .on('corrections')
    .columns(['state', 'site', 'due_at', 'received_at'])
    .execute();
  await db.schema
    .createIndex('corrections_firsts')
    .on('corrections')
    .column('same')
    .where(sql.ref('readers'), '>', sql.lit(0))
    .execute();
  await db.schema
    .createIndex('corrections_merged')
    .on('corrections')
    .columns(['merged_into', 'nth'])
    .where(sql.ref('merged_into'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('corrections_carried')
    .on('corrections')
    .columns(['carried_by', 'received_at', 'id'])
    .where(sql.ref('carried_by'), 'is not', null)
    .execute();
  await db.schema
    .createTable('letter_counts')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('hour', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('letter_counts_key', ['site', 'hour'])
    .execute();
  await db.schema
    .createTable('mutes')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('story', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('mutes_key', ['site', 'story'])
    .execute();
}

/** Marks the corrections that have a reader's name or address, so that these are found when they must be erased. */
async function markReaders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('corrections')
    .addColumn('names_reader', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update corrections set names_reader = 1 where annotation like '%"creator"%'`.execute(db);
  await db.schema
    .createIndex('corrections_reader')
    .on('corrections')
    .column('received_at')
    .where(sql.ref('names_reader'), '=', sql.lit(1))
    .execute();
}

/**
 * Drops the stored annotation, because `content` has its known fields; adds the client, so that one client counts as one reader and
 * has only a share of a site's letters; and adds the source of a story's subject.
 */
async function distrustSenders(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('corrections').dropColumn('annotation').execute();
  await db.schema.alterTable('corrections').addColumn('client', 'text').execute();
  await db.schema
    .createIndex('corrections_client')
    .on('corrections')
    .column('received_at')
    .where(sql.ref('client'), 'is not', null)
    .execute();
  await db.schema
    .alterTable('stories')
    .addColumn('subject_from', 'text', (column) => column.notNull().defaultTo('reader'))
    .execute();
  await db.schema
    .createTable('reader_letter_counts')
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('hour', 'integer', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('reader_letter_counts_key', ['site', 'hour', 'client'])
    .execute();
}

/** Gives columns descriptive names. All changes except the new index affect only the database's catalogue, so they are fast. */
async function renameColumns(db: Kysely<unknown>): Promise<void> {
  const corrections = {
    digest: 'content_sha256',
    same: 'duplicate_key',
    letter: 'letter_kind',
    nth: 'position',
    told: 'readers_told',
    since: 'readers_told_before',
    says: 'readers_in_letter',
  };
  for (const [from, to] of Object.entries(corrections))
    await db.schema.alterTable('corrections').renameColumn(from, to).execute();
  await db.schema.alterTable('mutes').renameColumn('since', 'muted_at').execute();
  // The column's default stays `unsorted`, because SQLite cannot change it. Every insert sets the kind.
  await sql`update corrections set letter_kind = 'unclassified' where letter_kind = 'unsorted'`.execute(db);
  await db.schema.dropIndex('corrections_firsts').execute();
  await db.schema
    .createIndex('corrections_leads')
    .on('corrections')
    .column('duplicate_key')
    .where(sql.ref('readers'), '>', sql.lit(0))
    .execute();
}

/** Adds the cause of a letter's last error. */
async function addCauses(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('corrections').addColumn('last_cause', 'text').execute();
}

/** All migrations. They run in the order of their names. */
export const migrations: MigrationProvider = {
  getMigrations: () =>
    Promise.resolve({
      '0001-tables': { up: createTables },
      '0002-settled': { up: addSettled },
      '0003-holders': { up: nameHolders },
      '0004-verdicts': { up: addVerdicts },
      '0005-queue': { up: addQueue },
      '0006-readers': { up: markReaders },
      '0007-senders': { up: distrustSenders },
      '0008-plain-names': { up: renameColumns },
      '0009-causes': { up: addCauses },
    }),
};
