// What a channel is: a way to reach a recipient.
//
// Each channel is described in its own file, which `registry.ts` lists. `deliver.ts` (in the background) and `hand-over.ts` (at the
// press of a button) do the work, because the popup loads every description before it shows its form.
// To add one: “Add a channel” in docs/architecture/recipes.md.

import type { Recipient } from '../correction/recipient';
import type { MessageName } from '../i18n/i18n';

/** The description of one channel. Small and pure: no network, no browser API. A flag that is absent means no. */
export interface Channel<R extends Recipient = Recipient> {
  /**
   * `automatic`: the background delivers from the outbox (queued, sending, delivered …).
   * `by-hand`: the reader finishes it in another program or page (handed, sent).
   */
  readonly way: 'automatic' | 'by-hand';
  /** Whether this extension itself sends to the recipient's address. */
  readonly posts?: true;
  /** Whether that request contains the reader's name and e-mail. The reader must then confirm that the host gets them. */
  readonly namesReader?: true;
  /** Whether the verdict is known at delivery. If not, a status check asks for it, provided that the delivery gave a location. */
  readonly decidesAtOnce?: true;
  /** Whether the recipient can say how many readers sent the same correction (`find-duplicates.ts`). */
  readonly countsDuplicates?: true;
  /** Whether a reader's choice is remembered for the site. If not, the page or the options must name the recipient each time. */
  readonly isRemembered?: true;
  /** Whether handing over needs the program in which the reader writes mail. */
  readonly needsMailApp?: true;
  /** Returns the name that is shown: an address, or a host in ASCII, so that no letter can look like another one. */
  name(recipient: R): string;
  /** Returns what the form says about sending to the recipient; the rest is in `in-words.ts`. */
  words(recipient: R): ChannelWords;
}

interface ChannelWords {
  /** What pressing Send does; its placeholder is the name. */
  readonly promise: MessageName;
  /** The name of the Send button; absent: “Send”. */
  readonly sendLabel?: MessageName;
  /** Whether several corrections can be held and sent together. */
  readonly takesSeveral?: boolean;
}
