// What can be undone in the list: Send for a few seconds, Delete and Withdraw as long as the list is open.

import { useEffect, useRef } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { isUndoable } from '../../lib/correction/status';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { isTextField } from './card-focus';

/** A correction that was deleted or withdrawn, as it was before. */
export interface Removed {
  readonly correction: Correction;
  readonly how: 'forget' | 'withdraw';
}

interface UndoNoteProps {
  readonly removed: Removed;
  readonly onUndo: () => void;
}

const DONE = { forget: 'deleted', withdraw: 'withdrew' } as const;

/** Says that a correction was deleted or withdrawn, and offers to undo it. */
export function UndoNote({ removed: { how }, onUndo }: UndoNoteProps) {
  return (
    <div class="sent at-hand" role="status">
      <p>{text(DONE[how])}</p>
      <div class="buttons">
        <button type="button" aria-keyshortcuts="Control+Z" onClick={onUndo}>
          {text('actionUndo')}
        </button>
      </div>
    </div>
  );
}

interface UndoOptions {
  readonly corrections: readonly Correction[];
  readonly removed: Removed | undefined;
  readonly onRestored: () => void;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Undoes by Ctrl+Z what was done last: a removal in the list, else the newest Send that can still be undone. In a text field, the
 * key keeps its own meaning. Returns a function that undoes the removal.
 */
export function useUndo({ corrections, removed, onRestored, onEdit, onFailure }: UndoOptions): () => void {
  const restore = () => {
    if (removed !== undefined) ask('restore', { correction: removed.correction }).then(onRestored, onFailure);
  };
  const undo = (): boolean => {
    const unsent = corrections.find(({ status }) => isUndoable(status, Date.now()));
    if (removed !== undefined) restore();
    else if (unsent !== undefined) ask('edit', { correction: unsent.id }).then(onEdit, onFailure);
    return removed !== undefined || unsent !== undefined;
  };
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndoKey =
        event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndoKey || event.altKey || event.repeat || isTextField(event.target)) return;
      if (latest.current()) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return restore;
}
