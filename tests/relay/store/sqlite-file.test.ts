// The files of a SQLite database: locks, write-ahead logs, erased data, damage and upgrades.

import { copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startHousekeeping } from '../../../relay/housekeeping';
import { limitsFor } from '../../../relay/limits/limits';
import { fileProblem } from '../../../relay/store/file-problem';
import { restoreSqlite } from '../../../relay/store/restore';
import { cannotOpen, openStore, visitStore } from '../../../relay/store/store';
import { temporaryFolder } from '../fixtures/command-process';
import { waitUntil } from '../fixtures/newsroom';

const newFile = async () => join(await temporaryFolder(), 'relay.sqlite');

/** Writes a secret, which stands for any row. */
async function note(store: Awaited<ReturnType<typeof openStore>>, name: string): Promise<void> {
  await store.database
    .insertInto('secrets')
    .values({ name, value: 'x'.repeat(5_000) })
    .execute();
}

async function notesIn(file: string): Promise<string[]> {
  const store = await openStore({ file });
  const rows = await store.database.selectFrom('secrets').select('name').orderBy('name').execute();
  await store.close();
  return rows.map(({ name }) => name);
}

/** Copies the files of a database that is in use, as a power cut would leave them. */
function filesAtPowerCut(file: string, folder: string): string {
  const copy = join(folder, 'after-the-cut.sqlite');
  for (const ending of ['', '-wal', '-lock']) copyFileSync(file + ending, copy + ending);
  return copy;
}

describe('a second relay', () => {
  test('is refused by every name of the file', async () => {
    const file = await newFile();
    const store = await openStore({ file });
    onTestFinished(() => store.close());
    const elsewhere = await temporaryFolder();
    symlinkSync(file, join(elsewhere, 'link.sqlite'));
    symlinkSync(dirname(file), join(elsewhere, 'folder'));
    symlinkSync(join(elsewhere, 'link.sqlite'), join(elsewhere, 'link-to-a-link'));
    for (const name of [
      file,
      join(elsewhere, 'link.sqlite'),
      join(elsewhere, 'folder', 'relay.sqlite'),
      join(elsewhere, 'link-to-a-link'),
      join(dirname(file), '.', 'relay.sqlite'),
    ])
      await expect(openStore({ file: name }), name).rejects.toThrow('another relay uses this file');
  });

  test('is refused by the name of a file that did not exist when the first one was started by a link', async () => {
    const file = await newFile();
    const link = join(await temporaryFolder(), 'link.sqlite');
    symlinkSync(file, link);
    const store = await openStore({ file: link });
    onTestFinished(() => store.close());
    await expect(openStore({ file })).rejects.toThrow('another relay uses this file');
  });
});

describe('a database after a power cut', () => {
  test('has everything that was committed', async () => {
    const file = await newFile();
    const store = await openStore({ file });
    onTestFinished(() => store.close());
    await note(store, 'committed');
    expect(await notesIn(filesAtPowerCut(file, await temporaryFolder()))).toContain('committed');
  });

  test.each(['backup', 'older file'])(
    'is refused if its file was replaced by a %s under its write-ahead log',
    async (kind) => {
      const file = await newFile();
      const copy = join(await temporaryFolder(), 'copy.sqlite');
      await (await openStore({ file })).close();
      if (kind === 'older file') copyFileSync(file, copy);
      const store = await openStore({ file });
      onTestFinished(() => store.close());
      if (kind === 'backup') await store.copyTo?.(copy);
      await note(store, 'after the copy');
      const cut = filesAtPowerCut(file, await temporaryFolder());
      copyFileSync(copy, cut); // as an operator would put it back
      const bytes = readFileSync(cut);
      for (const open of [openStore, visitStore])
        await expect(open({ file: cut })).rejects.toThrow(
          /was replaced .*command restore.*delete .*-wal and .*-shm/,
        );
      expect(readFileSync(cut).equals(bytes)).toBe(true);
      await Promise.all(['-wal', '-shm'].map((ending) => rm(cut + ending, { force: true })));
      expect(await notesIn(cut)).not.toContain('after the copy');
    },
  );

  test('is refused in one line if it is damaged', async () => {
    const file = await newFile();
    const store = await openStore({ file });
    onTestFinished(() => store.close());
    for (const name of ['a', 'b', 'c', 'd', 'e']) await note(store, name);
    await store.purge();
    await note(store, 'f');
    const cut = filesAtPowerCut(file, await temporaryFolder());
    const bytes = readFileSync(cut);
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 8_192);
    writeFileSync(cut, bytes);
    const error = await openStore({ file: cut }).catch((thrown: unknown) => thrown);
    expect(cannotOpen({ file: cut }, error).message).toMatch(
      /it is damaged, or not a database; .*command restore/,
    );
  });
});

describe('restore', () => {
  test('puts the copy in place of a database whose relay was killed, and keeps that database', async () => {
    const file = await newFile();
    const copy = join(dirname(file), 'copy.sqlite');
    const store = await openStore({ file });
    await note(store, 'before');
    await store.copyTo?.(copy);
    await note(store, 'after');
    const cut = filesAtPowerCut(file, await temporaryFolder());
    await store.close();
    const { replaced } = await restoreSqlite(cut, copy);
    expect(existsSync(`${cut}-wal`)).toBe(false);
    expect(await notesIn(cut)).toEqual(['before']);
    expect(await notesIn(replaced ?? '')).toEqual(['after', 'before']);
    expect(await notesIn(copy)).toEqual(['before']);
  });

  test('changes nothing while a relay uses the database', async () => {
    const file = await newFile();
    const copy = join(dirname(file), 'copy.sqlite');
    const store = await openStore({ file });
    onTestFinished(() => store.close());
    await store.copyTo?.(copy);
    await note(store, 'kept');
    await expect(restoreSqlite(file, copy)).rejects.toThrow('another relay uses this file');
    const rows = await store.database.selectFrom('secrets').select('name').execute();
    expect(rows).toEqual([{ name: 'kept' }]);
  });

  test.each([
    ['is not a database', 'words '.repeat(500), /damaged, or not a database/],
    ['is empty', '', /not a relay’s database/],
  ])('changes nothing if the copy %s', async (_, content, message) => {
    const file = await newFile();
    await (await openStore({ file })).close();
    const copy = join(dirname(file), 'copy');
    writeFileSync(copy, content);
    const bytes = readFileSync(file);
    await expect(restoreSqlite(file, copy)).rejects.toThrow(message);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(file)).filter((name) => /restored|replaced|part/.test(name))).toEqual([]);
  });

  test('refuses a copy of a later version', async () => {
    const file = await newFile();
    const copy = join(dirname(file), 'copy.sqlite');
    const store = await openStore({ file });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '')`.execute(
      store.database,
    );
    await store.copyTo?.(copy);
    await store.close();
    await expect(restoreSqlite(file, copy)).rejects.toThrow(/later version .*9999-future/);
  });
});

describe('erased data', () => {
  const SECRET = 'secret.reader@readers.test';

  async function storeWithErasedData() {
    const file = await newFile();
    const store = await openStore({ file });
    onTestFinished(() => store.close());
    await note(store, SECRET);
    await store.purge();
    return {
      file,
      store,
      erase: () => store.database.deleteFrom('secrets').where('name', '=', SECRET).execute(),
    };
  }

  const isIn = (file: string) =>
    ['', '-wal'].some((ending) => existsSync(file + ending) && readFileSync(file + ending).includes(SECRET));

  test('is removed from the files although a transaction of the relay is open', async () => {
    const { file, store, erase } = await storeWithErasedData();
    await erase();
    let purged: Promise<string> | undefined;
    await store.database.transaction().execute(async (transaction) => {
      await transaction.selectFrom('corrections').select('id').execute();
      purged = store.purge();
      await transaction.selectFrom('stories').select('site').execute();
    });
    expect(await purged).toBe('done');
    expect(isIn(file)).toBe(false);
  });

  test('is reported as still there while another program reads an older snapshot, and removed as soon as it ends', async () => {
    const { file, store, erase } = await storeWithErasedData();
    const reader = new Libsql(file);
    reader.exec('begin');
    reader.prepare('select count(*) from secrets').all();
    await erase();
    expect(await store.purge()).toBe('busy');
    const events: string[] = [];
    const housekeeping = startHousekeeping({
      store,
      limits: await limitsFor({}, store, Date.now),
      keepReaderDays: 90,
      purgeIntervalMs: 20,
      now: Date.now,
      log: ({ event }) => events.push(event),
    });
    onTestFinished(() => housekeeping.stop());
    await waitUntil(async () => events.includes('erased data still in files'));
    expect(isIn(file)).toBe(true);
    reader.exec('commit');
    reader.close();
    await waitUntil(async () => !isIn(file));
    expect(events.filter((event) => event === 'erased data still in files')).toHaveLength(1);
  });
});

describe('a database of another version', () => {
  /** Makes the newest migration missing. */
  async function olderFile(): Promise<string> {
    const file = await newFile();
    const store = await openStore({ file });
    await note(store, 'kept');
    await sql`alter table corrections drop column last_cause`.execute(store.database);
    await sql`delete from kysely_migration where name = '0009-causes'`.execute(store.database);
    await store.close();
    return file;
  }

  test('is copied before it is upgraded, once, under a name that says so', async () => {
    const file = await olderFile();
    const copies: string[] = [];
    await (await openStore({ file }, (copy) => copies.push(copy))).close();
    await (await openStore({ file }, (copy) => copies.push(copy))).close();
    expect(copies).toEqual([`${file}.before-0009-causes`]);
    const copy = new Libsql(copies[0] ?? '');
    onTestFinished(() => {
      copy.close();
    });
    const columns = copy.prepare("select name from pragma_table_info('corrections')").pluck().all();
    expect(columns).toContain('last_error');
    expect(columns).not.toContain('last_cause');
    expect(copy.prepare('select name from secrets').pluck().all()).toEqual(['kept']);
  });

  test('is never upgraded over an earlier copy', async () => {
    const file = await olderFile();
    writeFileSync(`${file}.before-0009-causes`, 'of an earlier attempt');
    const copies: string[] = [];
    await (await openStore({ file }, (copy) => copies.push(copy))).close();
    expect(copies).toEqual([`${file}.before-0009-causes-2`]);
    expect(readFileSync(`${file}.before-0009-causes`, 'utf8')).toBe('of an earlier attempt');
  });

  test('has no copy if it is new', async () => {
    const copies: string[] = [];
    await (await openStore({ file: await newFile() }, (copy) => copies.push(copy))).close();
    expect(copies).toEqual([]);
  });
});

describe('a database that cannot be opened is explained in one line', () => {
  test('if its folder does not exist', async () => {
    const file = join(await temporaryFolder(), 'not', 'there', 'relay.sqlite');
    const error = await openStore({ file }).catch((thrown: unknown) => thrown);
    expect(cannotOpen({ file }, error).message).toBe(
      `database: ${file} cannot be opened: the folder ${dirname(file)} does not exist: create it for the user ${userInfo().username}, or name another file in database`,
    );
  });

  test('if its folder is a file', async () => {
    const folder = join(await temporaryFolder(), 'file');
    writeFileSync(folder, '');
    const file = join(folder, 'relay.sqlite');
    const error = await openStore({ file }).catch((thrown: unknown) => thrown);
    expect(cannotOpen({ file }, error).message).toContain(`${folder} is not a folder`);
  });

  test('if it is not a database', async () => {
    const file = await newFile();
    writeFileSync(file, 'this is no database, but it is long enough to be one: '.repeat(40));
    const error = await openStore({ file }).catch((thrown: unknown) => thrown);
    expect(cannotOpen({ file }, error).message).toMatch(
      /it is damaged, or not a database; nothing was written to it\. Put back a copy/,
    );
  });

  test.skipIf(process.getuid?.() === 0)('if the user may not write in its folder', async () => {
    const folder = join(await temporaryFolder(), 'closed');
    await mkdir(folder, { mode: 0o500 });
    const file = join(folder, 'relay.sqlite');
    const error = await openStore({ file }).catch((thrown: unknown) => thrown);
    expect(cannotOpen({ file }, error).message).toMatch(
      /may not write in the folder .*run this as its owner/,
    );
  });

  test('if the disk is full', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(fileProblem(await newFile(), full)).toMatch(/the disk is full/);
  });

  test('but an error that is not about the file keeps its own words', async () => {
    expect(fileProblem(await newFile(), new Error('another relay uses this file'))).toBeUndefined();
  });
});
