// What the relay's process tells the fuzz harness of itself.

import * as v from 'valibot';

/** A time in which the relay's process did nothing but one thing. */
const StallSchema = v.object({
  kind: v.literal('stall'),
  /** How long its event loop stood still, in milliseconds. */
  delayMs: v.number(),
  /** How long the process itself was on a processor in that time. A busy machine keeps it off: that is not the relay's fault. */
  cpuMs: v.number(),
});

const MemorySchema = v.object({
  kind: v.literal('memory'),
  /** After a collection of garbage, in bytes. */
  heapUsed: v.number(),
  rss: v.number(),
  /** The longest that the event loop stood still since the last of these messages, in milliseconds. */
  longestDelayMs: v.number(),
});

export const MeasureSchema = v.variant('kind', [StallSchema, MemorySchema]);
export type Measure = v.InferOutput<typeof MeasureSchema>;
export type Memory = v.InferOutput<typeof MemorySchema>;

/** Stalls of at least so many milliseconds are told. */
export const STALL_MS = 200;
