// Reads the folder `directory` into the table that the extension has with it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory, DirectoryRow } from '../../lib/recipient/directory-rows';
import { readEntries } from './entry';
import { faultsIn } from './rules';

const DIRECTORY = join(import.meta.dirname, '..', '..', 'directory');

/** Returns the names of the folder's files and their texts, sorted. */
export function directoryFiles(): [name: string, text: string][] {
  return readdirSync(DIRECTORY)
    .sort()
    .map((name) => [name, readFileSync(join(DIRECTORY, name), 'utf8')]);
}

/** A build does not depend on the day on which it is made. */
const ANY_DAY = new Date('9999-01-01');

/** Returns the directory. Throws if a file breaks a rule. */
export function readDirectory(): Directory {
  return Object.fromEntries(
    directoryFiles().map(([name, text]) => {
      const [fault] = faultsIn(name, text, ANY_DAY).filter(({ isWarning }) => isWarning !== true);
      if (fault !== undefined) throw new Error(`directory/${name}:${fault.line} ${fault.message}`);
      return [name.replace(/\.txt$/, ''), readEntries(text).map(toRow)];
    }),
  );
}

function toRow({ fields }: ReturnType<typeof readEntries>[number]): DirectoryRow {
  const purpose = fields.get('for');
  return [
    fields.get('address') ?? fields.get('form') ?? '',
    purpose === 'corrections' || purpose === 'editors' ? purpose : 'general',
    fields.get('seen') ?? '',
  ];
}
