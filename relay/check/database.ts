// Whether the database opens, beside a relay that may be running. Nothing in it is changed.

import type { DatabaseLocation } from '../domain/database-location';
import { cannotOpen } from '../store/cannot-open';
import { stateOfStore } from '../store/store';
import { type Finding, findingsAbout } from './finding';

const STATES = {
  ready: 'opens, and its tables are of this version',
  older: 'opens; its tables are of an earlier version, and the relay changes them when it starts',
  absent: 'is not made yet; the relay makes it when it starts',
};

export async function checkDatabase(location: DatabaseLocation): Promise<Finding> {
  const { ok, failed } = findingsAbout('database');
  try {
    const state = STATES[await stateOfStore(location)];
    return ok('file' in location ? `${location.file} ${state}` : state);
  } catch (error) {
    return failed(cannotOpen(location, error).message.replace(/^database: /, ''));
  }
}
