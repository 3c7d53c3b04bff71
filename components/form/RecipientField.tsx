// Whom it goes to, where the reader has a say in it.

import { useState } from 'preact/hooks';
import { candidatesOf, type Draft, type DraftChange, recipientOf } from '../../lib/draft/draft';
import { text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';
import { useLazyModule } from '../shared/useLazyModule';
import type { Addressing } from './lazy/RecipientOptions';

interface Props {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (addressing: Addressing) => void;
  readonly onFound: (change: DraftChange) => void;
}

const loadOptions = () => import('./lazy/RecipientOptions');

export function RecipientField({ draft, problem, onChange, onFound }: Props) {
  const isOpen = recipientOf(draft) === undefined;
  const { length } = candidatesOf(draft);
  const [isTyping, setIsTyping] = useState(draft.mailbox !== '');
  // One that is taken by itself, and no other: nothing to choose.
  const hasChoice =
    length > 1 ||
    (length > 0 && (isTyping || isOpen)) ||
    draft.chosen !== undefined ||
    draft.addressed !== undefined;
  const options = useLazyModule(hasChoice || isOpen, loadOptions);
  return (
    <>
      {options && (
        <options.RecipientOptions
          {...{ draft, hasChoice, isOpen, isTyping, onChange, onFound }}
          onType={setIsTyping}
        />
      )}
      {(isTyping || (length === 0 && isOpen)) && (
        <Field label={text('editorsEmail')} optional problem={problem}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              placeholder={text('editorsEmailHint')}
              value={draft.mailbox}
              onInput={(event) => {
                setIsTyping(true);
                onChange({ mailbox: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
