// What there is to choose from where it is not plain whom a correction goes to.

import type { Draft, DraftChange } from '../../../lib/draft/draft';
import { ContactPages } from './ContactPages';
import { RecipientChoice } from './RecipientChoice';

/** What the reader says of whom it goes to. */
export type Addressing = Partial<Pick<Draft, 'mailbox' | 'chosen'>>;

interface Props {
  readonly draft: Draft;
  /** Somebody is named, or was chosen before. */
  readonly hasChoice: boolean;
  /** Nobody takes it so far. */
  readonly isOpen: boolean;
  readonly isTyping: boolean;
  readonly onType: (isTyping: boolean) => void;
  readonly onChange: (addressing: Addressing) => void;
  readonly onFound: (change: DraftChange) => void;
}

export function RecipientOptions({ draft, hasChoice, isOpen, isTyping, onType, onChange, onFound }: Props) {
  return (
    <>
      {hasChoice && (
        <RecipientChoice
          draft={draft}
          isTyping={isTyping}
          onChoose={(chosen) => {
            onType(false);
            onChange({ mailbox: '', chosen });
          }}
          onType={() => onType(true)}
        />
      )}
      {isOpen && <ContactPages draft={draft} onFound={onFound} />}
    </>
  );
}
