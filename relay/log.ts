// What an operator may want to know, a line of JSON each. Never a reader's words or address: logs are kept and shared.

import pino from 'pino';
import type { DeskAction } from './domain/desk-action';
import type { ProblemKind } from './domain/problems';

/** What happens in a relay. There is no field that could hold what somebody wrote. */
export type LogEvent =
  | { readonly event: 'accepted'; readonly id: string; readonly site: string }
  /** The same once more: its first answer may have been lost. */
  | { readonly event: 'repeated'; readonly id: string; readonly site: string }
  | { readonly event: 'refused'; readonly reason: ProblemKind }
  | { readonly event: 'limited'; readonly reason: 'too-many-of-reader' | 'too-many-for-site' }
  /** A web server before the relay tells whom it asks for, and is not among those that are believed. */
  | { readonly event: 'proxy not trusted' }
  /** A web server on this machine names no client: all readers count as one, until it sends X-Forwarded-For. */
  | { readonly event: 'proxy names no client' }
  | { readonly event: 'failed'; readonly code: string; readonly place: string }
  | { readonly event: 'mailed'; readonly id: string; readonly site: string }
  /** In a dry run. */
  | { readonly event: 'would have mailed'; readonly id: string; readonly site: string }
  | {
      readonly event: 'not mailed';
      readonly id: string;
      readonly site: string;
      readonly code: string;
      /** Whether some of the editors have it. */
      readonly toSome: boolean;
      /** Which attempt is the next, and in how many seconds. */
      readonly attempt: number;
      readonly seconds: number;
    }
  /** The mail server's words are in the database. */
  | { readonly event: 'undeliverable'; readonly id: string; readonly site: string; readonly code: string }
  | { readonly event: 'editor dropped'; readonly id: string; readonly site: string; readonly code: string }
  | { readonly event: 'not noted yet'; readonly id: string; readonly code: string }
  | { readonly event: 'leases not renewed'; readonly code: string }
  | { readonly event: 'letters not given back'; readonly code: string }
  | { readonly event: 'queue not read'; readonly code: string }
  | { readonly event: 'answered'; readonly answer: string; readonly site: string }
  /** By the link that was mailed to the desk. */
  | { readonly event: 'confirmed'; readonly order: DeskAction; readonly site: string }
  /** In so many corrections. */
  | { readonly event: 'readers erased'; readonly count: number }
  | { readonly event: 'not cleaned'; readonly code: string }
  /** It is tried again in an hour. */
  | { readonly event: 'reader not erased'; readonly id: string; readonly code: string }
  /** Its content could not be read, so all of it was erased with its reader. */
  | { readonly event: 'correction forgotten'; readonly id: string }
  /** A story could not be read: the subject of its e-mails is made from its address. */
  | { readonly event: 'story not read'; readonly site: string; readonly code: string }
  /** So many links were mailed today for one correction, or to one desk, that this one was not. */
  | { readonly event: 'link limited'; readonly site: string }
  | { readonly event: 'link mailed'; readonly site: string }
  | { readonly event: 'link would have been mailed'; readonly site: string }
  | { readonly event: 'link not mailed'; readonly site: string; readonly code: string };

export type Log = (happening: LogEvent) => void;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const LEVEL_OF: Readonly<Record<LogEvent['event'], 'debug' | 'info' | 'warn' | 'error'>> = {
  accepted: 'info',
  repeated: 'info',
  refused: 'info',
  limited: 'debug', // who floods the inbox does not flood the log
  'proxy not trusted': 'warn',
  'proxy names no client': 'warn',
  failed: 'error',
  mailed: 'info',
  'would have mailed': 'info',
  'not mailed': 'warn',
  undeliverable: 'error',
  'editor dropped': 'warn',
  'not noted yet': 'warn',
  'leases not renewed': 'warn',
  'letters not given back': 'warn',
  'queue not read': 'error',
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

/** Whatever an object has besides these is not written. */
const FIELDS = [
  'event',
  'id',
  'site',
  'reason',
  'code',
  'place',
  'toSome',
  'attempt',
  'seconds',
  'answer',
  'order',
  'count',
] as const;

/** Writes lines to `destination`, those of `level` and above. */
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
  return (happening) => {
    const entries = Object.entries(happening).filter(([key]) => FIELDS.some((field) => field === key));
    logger[LEVEL_OF[happening.event]](Object.fromEntries(entries));
  };
}

/** At once, so that the last line before the end is not lost. */
export function logToStderr(level?: LogLevel): Log {
  return logTo(pino.destination({ dest: 2, sync: true }), level);
}

/** What the log says of an error: its kind or code, never its message, which may quote what it stumbled over. */
export function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Where an error happened. Its message, which may look like anything, is cut off first. */
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
