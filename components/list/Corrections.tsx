// What became of earlier corrections, below the word of what was just sent.

import type { JustSent } from '../form/lazy/send-draft';
import { CorrectionList, type CorrectionListProps } from './CorrectionList';
import { SentNote } from './SentNote';

interface Props extends CorrectionListProps {
  /** What was sent last, until the reader goes elsewhere. */
  readonly sent: JustSent | undefined;
}

export function Corrections({ sent, onEdit, onFailure, onContinue }: Props) {
  return (
    <>
      {sent !== undefined && (
        <SentNote key={sent.correction} sent={sent} onEdit={onEdit} onFailure={onFailure} />
      )}
      <CorrectionList onContinue={onContinue} onEdit={onEdit} onFailure={onFailure} />
    </>
  );
}
