// Who gets the correction: a choice if the reader has one, and a line that says what Send will do.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { channelOf } from '../../lib/channel/registry';
import type { Recipient } from '../../lib/correction/recipient';
import { candidatesOf, type Draft, type DraftChange, recipientOf } from '../../lib/draft/draft';
import { text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';
import { useLazyModule } from '../shared/useLazyModule';
import type { Addressing } from './lazy/RecipientOptions';

interface RecipientFieldProps {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (addressing: Addressing) => void;
  readonly onFound: (change: DraftChange) => void;
}

const loadOptions = () => import('./lazy/RecipientOptions');

export function RecipientField({ draft, problem, onChange, onFound }: RecipientFieldProps) {
  const lacksRecipient = recipientOf(draft) === undefined;
  const count = candidatesOf(draft).length;
  const [isTyping, setIsTyping] = useState(draft.mailbox !== '');
  // If the only candidate is used automatically, there is nothing to choose.
  const hasChoice =
    count > 1 ||
    (count > 0 && (isTyping || lacksRecipient)) ||
    draft.chosen !== undefined ||
    draft.addressed !== undefined;
  const options = useLazyModule(hasChoice || lacksRecipient, loadOptions);
  return (
    <>
      {options && (
        <options.RecipientOptions
          {...{ draft, hasChoice, lacksRecipient, isTyping, onChange, onFound }}
          onType={setIsTyping}
        />
      )}
      {(isTyping || (count === 0 && lacksRecipient)) && (
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

/**
 * Says what Send will do.
 *
 * @param children what else the reader should know: {@link RecipientHint}, which loads after the form.
 */
export function RecipientLine({
  recipient,
  children,
}: {
  readonly recipient: Recipient | undefined;
  readonly children: ComponentChildren;
}) {
  const channel = recipient && channelOf(recipient);
  return (
    <p class={`recipient ${channel?.way}`} role="status">
      <strong>
        {recipient && channel
          ? text(channel.words(recipient).promise, channel.name(recipient))
          : text('recipientNobody')}
      </strong>
      <span class="quiet">{children}</span>
    </p>
  );
}
