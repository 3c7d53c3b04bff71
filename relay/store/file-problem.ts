// Says in one line why a SQLite database cannot be opened: what, where, as which user, and what to do.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** Returns what is wrong with `file`, and what to do; `undefined` if the error is not about the file. */
export function fileProblem(file: string, error: unknown): string | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const folder = dirname(file);
  if (!existsSync(folder))
    return `the folder ${folder} does not exist: create it for the user ${nameOfUser()}, or name another file in database`;
  if (!isFolder(folder)) return `${folder} is not a folder: name another file in database`;
  if (/^SQLITE_(NOTADB|CORRUPT)|^EISDIR/.test(code))
    return 'it is damaged, or not a database; nothing was written to it. Put back a copy with the command restore, or name another file in database';
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code)) return 'the disk is full: make room, and start again';
  const denied = [file, `${file}-lock`, `${file}-wal`, `${file}-shm`].find(
    (path) => existsSync(path) && !isWritable(path),
  );
  const target = denied ?? (isWritable(folder) ? undefined : folder);
  if (target === undefined) return undefined;
  if (isReadOnlyFileSystem(target))
    return `${target} is on a read-only file system: mount it so that it can be written to`;
  const { uid } = statSync(target);
  return `the user ${nameOfUser()} may not write ${target === folder ? 'in the folder ' : ''}${target}, which belongs to user id ${uid}: run this as its owner, or give it to ${nameOfUser()} with chown`;
}

/** Returns the code of an error of SQLite or of the file system. libsql's errors of opening have the number of the code at the end. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  if (/not a database/.test(error.message)) return 'SQLITE_NOTADB';
  return /ConnectionFailed|unable to open|readonly|disk/i.test(error.message) ? 'SQLITE_CANTOPEN' : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isWritable(path: string): boolean {
  return accessError(path) === undefined;
}

function isReadOnlyFileSystem(path: string): boolean {
  return accessError(path) === 'EROFS';
}

function accessError(path: string): string | undefined {
  try {
    accessSync(path, constants.W_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `id ${process.getuid?.()}`; // a container's user may have no name
  }
}
