// What became of earlier corrections, below the word of what was just sent.

import type { CorrectionId } from '../lib/correction/id';
import { CorrectionList, type CorrectionListProps } from './CorrectionList';
import { SentNote } from './SentNote';

interface Props extends CorrectionListProps {
  /** What was sent last, until the reader goes elsewhere. */
  readonly sent: CorrectionId | undefined;
}

export function Corrections({ sent, onEdit, onFailure, onContinue }: Props) {
  return (
    <>
      {sent !== undefined && <SentNote key={sent} correction={sent} onEdit={onEdit} onFailure={onFailure} />}
      <CorrectionList onContinue={onContinue} onEdit={onEdit} onFailure={onFailure} />
    </>
  );
}
