// Why a letter could not be delivered: the causes that the relay tells apart, and what the operator can do about each.

interface CauseFacts {
  /** Whether another attempt cannot help: the editor's address is dropped, or the letter is given up. */
  readonly isFinal: boolean;
  /** Whether letters wait until the operator does something. */
  readonly needsOperator: boolean;
  /** What happened, as the end of a sentence that begins with the number of letters. */
  readonly meaning: string;
  /** What the operator can do. */
  readonly advice: string;
}

export const MAIL_CAUSES = {
  'no-such-address': {
    isFinal: true,
    needsOperator: true,
    meaning: 'the editor’s address does not exist, or is closed',
    advice: 'Correct the address in the configuration, then run the command retry.',
  },
  'letter-refused': {
    isFinal: true,
    needsOperator: true,
    meaning: 'the mail server refuses this letter',
    advice: 'If it was taken for spam, ask the editors’ mail server to accept letters from the relay.',
  },
  'mailbox-full': {
    isFinal: false,
    needsOperator: true,
    meaning: 'the editor’s mailbox is full, or accepts no letters now',
    advice: 'Ask the editor to make room, or name another address.',
  },
  'relay-refused': {
    isFinal: false,
    needsOperator: true,
    meaning: 'the mail server does not let the relay send',
    advice:
      'Check the login in smtp, whether the server allows the relay’s address to send, and whether a block list has it.',
  },
  'sender-refused': {
    isFinal: false,
    needsOperator: true,
    meaning: 'the mail server does not accept the sender',
    advice:
      'Let the account in smtp send for the address in from, or verify that address with your provider.',
  },
  'quota-exceeded': {
    isFinal: false,
    needsOperator: true,
    meaning: 'the account or the relay sends more than the mail server allows',
    advice: 'Wait, or raise the quota. A digest or a lower lettersPerHour sends fewer letters.',
  },
  'server-fault': {
    isFinal: false,
    needsOperator: true,
    meaning: 'the mail server cannot handle the letter',
    advice: 'Ask the operator of the mail server; its words say what it could not do.',
  },
  configuration: {
    isFinal: false,
    needsOperator: true,
    meaning: 'the relay could not write the letter with this configuration',
    advice: 'Fix the configuration, and restart the relay.',
  },
  busy: {
    isFinal: false,
    needsOperator: false,
    meaning: 'the mail server asked the relay to come back later',
    advice: 'There is nothing to do unless it lasts.',
  },
  unreachable: {
    isFinal: false,
    needsOperator: false,
    meaning: 'the mail server could not be reached, or did not reply',
    advice: 'Check the host and the port in smtp if it lasts.',
  },
} as const satisfies Readonly<Record<string, CauseFacts>>;

export type MailCause = keyof typeof MAIL_CAUSES;

/** Returns the facts about a cause in the database; `undefined` for a cause of another version. */
export function factsOf(cause: string): CauseFacts | undefined {
  return isMailCause(cause) ? MAIL_CAUSES[cause] : undefined;
}

function isMailCause(cause: string): cause is MailCause {
  return Object.hasOwn(MAIL_CAUSES, cause);
}
