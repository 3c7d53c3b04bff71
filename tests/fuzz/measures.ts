// What the relay's process tells the fuzz harness of itself.

import * as v from 'valibot';

/** A time in which the relay's process did nothing but one thing. */
const StallSchema = v.object({
  kind: v.literal('stall'),
  /** How long its event loop stood still, in milliseconds. */
  delayMs: v.number(),
  /** How long the process itself was on a processor in that time, in milliseconds. */
  cpuMs: v.number(),
});

const MemorySchema = v.object({
  kind: v.literal('memory'),
  /** After a collection of garbage, in bytes. */
  heapUsed: v.number(),
  rss: v.number(),
  /** The most that the process had since the last of these messages, in bytes. */
  peakRss: v.number(),
  /** The longest that the event loop stood still since the last of these messages, in milliseconds. */
  longestDelayMs: v.number(),
  /** How long the process was on a processor in that time, in milliseconds. */
  longestCpuMs: v.number(),
});

export const MeasureSchema = v.variant('kind', [StallSchema, MemorySchema]);
export type Measure = v.InferOutput<typeof MeasureSchema>;
export type Memory = v.InferOutput<typeof MemorySchema>;

/** Stalls of at least so many milliseconds are told. */
export const STALL_MS = 200;

/**
 * Whether the relay itself was at work in most of that time. Else it waited for the disk, or the processor had other work: on a
 * busy machine, every process stands still now and then.
 */
export function isOwnStall(cpuMs: number): boolean {
  return cpuMs >= STALL_MS * 0.8;
}
