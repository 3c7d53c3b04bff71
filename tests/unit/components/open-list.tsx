// Opens the list with given corrections, and with the background's real transitions on the database that the list reads.

import { vi } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Status } from '../../../lib/correction/status';
import { correction } from '../../../testing/samples/corrections';
import { beginTest } from './extension';
import { show } from './page';

const { CorrectionsTab } = await import('../../../components/list/CorrectionList');
const { inDatabase } = await import('../../../lib/outbox/database');
const { forget, restore, withdraw } = await import('../../../lib/outbox/transitions');
const { reopen } = await import('../../../lib/outbox/reopen');

const INBOX = { type: 'inbox', inbox: 'https://news.test/inbox', provenance: 'declared' } as const;

/** Called with the draft in which a correction is edited. */
export const onEdit = vi.fn();

export function stored(status: Status, parts: Partial<Correction> = {}): Correction {
  return { ...correction({ id: newCorrectionId() }), recipient: INBOX, status, history: [], ...parts };
}

export const cards = () => Array.from(document.querySelectorAll<HTMLElement>('.cards .card'));

const idOf = (request: Readonly<Record<string, unknown>>) => request.correction as Correction['id']; // the real background parses it
const doneIf = (changed: unknown) => (changed ? 'done' : 'refused');

export async function beginListTest(): Promise<void> {
  onEdit.mockClear();
  await beginTest({
    forget: async (request) => doneIf(await forget(idOf(request))),
    withdraw: async (request) => doneIf(await withdraw(idOf(request), Date.now())),
    restore: async (request) => {
      await restore(request.correction as Correction);
      return 'done';
    },
    edit: async (request) => (await reopen(idOf(request), Date.now())) ?? 'refused',
    'clear-news': () => 'done',
  });
}

let close: () => Promise<void> = async () => undefined;

/** Closes the list, which hears keys as long as it is open. */
export const closeList = () => close();

export async function openList(corrections: readonly Correction[], sent?: Correction['id']): Promise<void> {
  await inDatabase(async (database) => {
    for (const one of corrections) await database.put('corrections', one);
  });
  const justSent = sent === undefined ? undefined : ({ correction: sent, to: 'outbox' } as const);
  close = await show(
    <CorrectionsTab sent={justSent} onContinue={() => undefined} onEdit={onEdit} onFailure={console.error} />,
  );
}
