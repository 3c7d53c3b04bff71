// What a request of the fuzz harness is, and what it may know of the relay.

/** A request that is well formed: fetch sends it. */
export interface FetchRequest {
  readonly by: 'fetch';
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A request of any bytes, written to a socket. */
export interface SocketRequest {
  readonly by: 'socket';
  readonly name: string;
  readonly chunks: readonly Buffer[];
  /** Between the chunks, in milliseconds. */
  readonly pauseMs: number;
  /**
   * What the client does once all is written: waits until the relay closes the connection, says that it has ended, is gone, or
   * reads nothing for a while and then is gone.
   */
  readonly ending: 'wait' | 'half-close' | 'abort' | 'deaf';
}

export type FuzzRequest = FetchRequest | SocketRequest;

/** What the relay has told so far: addresses that lead somewhere. */
export interface Known {
  /** Paths of statuses: `/corrections/…`. */
  readonly statuses: string[];
  /** The path of the largest status that a reader can make. */
  readonly largest: string;
  /** Paths of links in letters: `/verdict/…` and `/overflow/…`. */
  readonly links: string[];
  readonly operatorToken: string;
  readonly origin: string;
}
