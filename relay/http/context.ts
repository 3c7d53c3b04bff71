// What the relay's routes lean on.

import type { HttpBindings } from '@hono/node-server';
import type { Client, ClientOf } from '../domain/client';
import type { OverflowLinks } from '../domain/overflow-links';
import type { SiteOf } from '../domain/site';
import type { VerdictLinks } from '../domain/verdict-links';
import type { Limits } from '../limits/limits';
import type { Log } from '../log';
import type { LinkOutcome, LinkRequest } from '../mail/mail-link';
import type { Metrics } from '../metrics/metrics';
import type { Queue } from '../queue/queue';
import type { Answerable, Verdicts } from '../queue/verdicts';
import type { Corrections } from '../store/corrections';
import type { Mutes } from '../store/mutes';
import type { Overflow } from '../store/overflow';
import type { FindSames } from '../store/sames';

export interface HttpContext {
  /**
   * What addresses in answers begin with. Empty where none is configured: a path alone leads a browser back to the origin that
   * it asked (RFC 9110, section 10.2.2), whereas the relay's own idea of its origin is wrong behind a web server.
   */
  readonly publicUrl: string;
  readonly siteOf: SiteOf;
  readonly corrections: Corrections;
  readonly queue: Pick<Queue, 'nextDueAt'>;
  readonly findSames: FindSames;
  readonly verdicts: Verdicts;
  readonly links: VerdictLinks;
  readonly clientOf: ClientOf;
  /** The client's fingerprint for today; `undefined` for this machine, which may ask for many readers. */
  readonly fingerprint: (client: Client) => Promise<string | undefined>;
  /** Whether a request with this `Origin` header may bring a correction. */
  readonly maySend: (origin: string | undefined) => boolean;
  readonly limits: Limits;
  /** Who has it sees the list of corrections, and the metrics from anywhere. */
  readonly operatorToken?: string;
  readonly metrics: Metrics;
  readonly overflow: Overflow;
  readonly overflowLinks: OverflowLinks;
  readonly mutes: Mutes;
  /** Mails the desk a link by which it can change the answer, or confirm an order. */
  readonly mailLink: (correction: Answerable, request: LinkRequest) => Promise<LinkOutcome>;
  readonly now: () => number;
  readonly log: Log;
  /** Told when a new correction is on the disk. */
  readonly onAccepted: () => void;
}

/** What a request brings along beside itself: Node's own view of it; nothing where none came over a connection. */
export interface Env {
  readonly Bindings: Partial<HttpBindings>;
}
