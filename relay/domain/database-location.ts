/** Where the database is: a SQLite file of this relay's own, or a PostgreSQL server that several relays may share. */
export type DatabaseLocation = { readonly file: string } | { readonly url: string };
