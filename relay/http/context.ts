// The context of the HTTP routes: everything that they use from the rest of the relay.

import type { HttpBindings } from '@hono/node-server';
import type { Client, ClientOf } from '../domain/client';
import type { OverflowLinks, VerdictLinks } from '../domain/signed-links';
import type { SiteOf } from '../domain/site';
import type { Limits } from '../limits/limits';
import type { Log } from '../log';
import type { LinkOutcome, LinkRequest } from '../mail/mail-link';
import type { Metrics } from '../metrics/metrics';
import type { Queue } from '../queue/queue';
import type { Answerable, Verdicts } from '../queue/verdicts';
import type { Corrections } from '../store/corrections';
import type { Duplicates } from '../store/duplicates';
import type { Overflow } from '../store/overflow';
import type { StorageHealth } from '../store/storage-health';
import type { Mutes } from '../store/stories';

export interface HttpContext {
  /**
   * The beginning of addresses in responses; empty if no public address is configured. Then addresses are paths, which a browser
   * resolves against the origin of its request (RFC 9110, section 10.2.2): the relay behind a web server cannot know its own origin.
   */
  readonly publicUrl: string;
  readonly siteOf: SiteOf;
  readonly corrections: Corrections;
  readonly queue: Pick<Queue, 'nextDueAt' | 'putOff'>;
  readonly storage: StorageHealth;
  readonly duplicates: Duplicates;
  readonly verdicts: Verdicts;
  readonly links: VerdictLinks;
  readonly clientOf: ClientOf;
  /** Returns the client's fingerprint for today; `undefined` for this machine, which may send for many readers. */
  readonly fingerprint: (client: Client) => Promise<string | undefined>;
  /** Whether a request with this `Origin` header may send a correction. */
  readonly maySend: (origin: string | undefined) => boolean;
  readonly limits: Limits;
  /** Gives access to the list of corrections and to the metrics. */
  readonly operatorToken?: string;
  readonly metrics: Metrics;
  readonly overflow: Overflow;
  readonly overflowLinks: OverflowLinks;
  readonly mutes: Mutes;
  /** Mails the desk a link that changes the verdict or confirms an action. */
  readonly mailLink: (correction: Answerable, request: LinkRequest) => Promise<LinkOutcome>;
  readonly now: () => number;
  readonly log: Log;
  /** Called when a new correction is on disk. */
  readonly onAccepted: () => void;
}

/** Node's own request, if the request came over a connection. */
export interface Env {
  readonly Bindings: Partial<HttpBindings>;
}
