// The log: one line of JSON for each event. It never contains a reader's words or address, because logs are kept and shared.

import pino from 'pino';
import type { DeskAction } from './domain/desk';
import type { MailCause } from './domain/mail-cause';
import type { ProblemKind } from './domain/problems';

/** The events in a relay. No field can contain text that a person wrote. */
export type LogEvent =
  | { readonly event: 'accepted'; readonly id: string; readonly site: string }
  /** A correction was sent again with the same id; its first response may have been lost. */
  | { readonly event: 'repeated'; readonly id: string; readonly site: string }
  | { readonly event: 'refused'; readonly reason: ProblemKind }
  | { readonly event: 'limited'; readonly reason: 'too-many-of-reader' | 'too-many-for-site' }
  /** A web server in front of the relay sends X-Forwarded-For, but is not in `trustProxy`. */
  | { readonly event: 'proxy not trusted'; readonly header: 'X-Forwarded-For' }
  /** A web server on this machine sends no X-Forwarded-For, so all readers count as one. */
  | { readonly event: 'proxy names no client'; readonly header: 'X-Forwarded-For' }
  | { readonly event: 'failed'; readonly code: string; readonly place: string }
  | { readonly event: 'mailed'; readonly id: string; readonly site: string }
  /** In a dry run, instead of `mailed`. */
  | { readonly event: 'would have mailed'; readonly id: string; readonly site: string }
  | {
      readonly event: 'not mailed';
      readonly id: string;
      readonly site: string;
      readonly cause: MailCause;
      readonly code: string;
      /** Whether at least one editor has the letter. */
      readonly toSome: boolean;
      /** The number of the next attempt, and the seconds until then. */
      readonly attempt: number;
      readonly seconds: number;
    }
  /** The mail server permanently refused every editor. The database has the server's response. */
  | {
      readonly event: 'undeliverable';
      readonly id: string;
      readonly site: string;
      readonly cause: MailCause;
      readonly code: string;
    }
  | {
      readonly event: 'editor dropped';
      readonly id: string;
      readonly site: string;
      readonly cause: MailCause;
      readonly code: string;
    }
  | { readonly event: 'outcome not stored yet'; readonly id: string; readonly code: string }
  | { readonly event: 'leases not renewed'; readonly code: string }
  | { readonly event: 'letters not given back'; readonly code: string }
  | { readonly event: 'queue not read'; readonly code: string }
  /** The relay copied the database before it upgraded it. `place`: the file of the copy. */
  | { readonly event: 'database copied'; readonly place: string }
  /** Erased data is still in the database's files, because another program reads an older snapshot. The relay tries again. */
  | { readonly event: 'erased data still in files' }
  | { readonly event: 'answered'; readonly answer: string; readonly site: string }
  /** The desk confirmed an action with the link that was mailed to it. */
  | { readonly event: 'confirmed'; readonly action: DeskAction; readonly site: string }
  /** `count`: number of corrections. */
  | { readonly event: 'readers erased'; readonly count: number }
  | { readonly event: 'not cleaned'; readonly code: string }
  /** The relay tries again in an hour. */
  | { readonly event: 'reader not erased'; readonly id: string; readonly code: string }
  /** The content could not be read, so all of it was erased, including the reader. */
  | { readonly event: 'correction forgotten'; readonly id: string }
  /** A story could not be read, so the subject of its letters comes from its address. */
  | { readonly event: 'story not read'; readonly site: string; readonly code: string }
  /** One correction or one desk has reached its limit of links for today. */
  | { readonly event: 'link limited'; readonly site: string }
  | { readonly event: 'link mailed'; readonly site: string }
  | { readonly event: 'link would have been mailed'; readonly site: string }
  | { readonly event: 'link not mailed'; readonly site: string; readonly code: string };

export type Log = (event: LogEvent) => void;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LEVEL_OF: Readonly<Record<LogEvent['event'], 'debug' | 'info' | 'warn' | 'error'>> = {
  accepted: 'info',
  repeated: 'info',
  refused: 'info',
  limited: 'debug', // a client that floods the inbox must not flood the log
  'proxy not trusted': 'warn',
  'proxy names no client': 'warn',
  failed: 'error',
  mailed: 'info',
  'would have mailed': 'info',
  'not mailed': 'warn',
  undeliverable: 'error',
  'editor dropped': 'warn',
  'outcome not stored yet': 'warn',
  'leases not renewed': 'warn',
  'letters not given back': 'warn',
  'queue not read': 'error',
  'database copied': 'warn',
  'erased data still in files': 'warn',
  answered: 'info',
  confirmed: 'info',
  'readers erased': 'info',
  'not cleaned': 'warn',
  'reader not erased': 'error',
  'correction forgotten': 'warn',
  'story not read': 'info',
  'link limited': 'warn',
  'link mailed': 'info',
  'link would have been mailed': 'info',
  'link not mailed': 'warn',
};

/** The log writes only these fields, even if an object has others. */
const FIELDS = [
  'event',
  'id',
  'site',
  'reason',
  'cause',
  'code',
  'place',
  'header',
  'toSome',
  'attempt',
  'seconds',
  'answer',
  'action',
  'count',
] as const;

/** Returns a log that writes lines of `level` and above to `destination`. */
export function logTo(destination: pino.DestinationStream, level: LogLevel = 'info'): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return (event) => {
    const entries = Object.entries(event).filter(([key]) => FIELDS.some((field) => field === key));
    logger[LEVEL_OF[event.event]](Object.fromEntries(entries));
  };
}

/** Returns a log that writes synchronously, so that the last line before the process ends is not lost. */
export function logToStderr(level?: LogLevel): Log {
  return logTo(pino.destination({ dest: 2, sync: true }), level);
}

/** Returns the kind or code of an error for the log, never its message, which may quote the input. */
export function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Returns where an error happened. The message is removed first, because it can look like a line of the stack. */
export function errorPlace({ stack = '', message }: Error): string {
  const end = message === '' ? 0 : stack.indexOf(message) + message.length;
  return (
    stack
      .slice(end)
      .split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim() ?? 'somewhere'
  );
}
