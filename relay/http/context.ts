// What the relay's routes lean on.

import type { Log } from '../log';
import type { SiteOf } from '../sites';
import type { Corrections } from '../store/corrections';

export interface HttpContext {
  readonly publicUrl: string;
  readonly siteOf: SiteOf;
  readonly corrections: Corrections;
  readonly now: () => number;
  readonly log: Log;
  /** Told when a new correction is on the disk. */
  readonly onAccepted: () => void;
}
