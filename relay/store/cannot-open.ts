// What the operator is told of a database that cannot be opened.

import { ConfigError } from '../domain/config-error';
import type { DatabaseLocation } from '../domain/database-location';

export function cannotOpen(location: DatabaseLocation, error: unknown): ConfigError {
  return new ConfigError(`database: ${nameOf(location)} cannot be opened: ${messageOf(error)}`);
}

/** Without the user and the password. */
function nameOf(location: DatabaseLocation): string {
  if ('file' in location) return location.file;
  const { host, pathname, searchParams } = new URL(location.url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Where a host has several addresses and none answers, Node gives the code alone.
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}
