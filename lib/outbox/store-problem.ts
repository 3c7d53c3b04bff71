// Why the database does not do what it should, told so that a reader can do something about it.

export type StoreProblem =
  /** The disk, or what the browser gives us of it, is full. */
  | 'full'
  /** A newer version of Corrigenda made the database. */
  | 'newer'
  /** The browser cannot open or read it. */
  | 'unreadable';

/** What kind of problem the database has that threw this. */
export function storeProblemOf(error: unknown): StoreProblem {
  const name = error instanceof DOMException ? error.name : undefined;
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'unreadable';
}
