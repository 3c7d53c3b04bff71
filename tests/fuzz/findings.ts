// What counts as a fault of the relay, and how it is described.

import * as v from 'valibot';
import type { Memory } from './measures';
import type { FuzzRequest } from './request';

export interface Finding {
  readonly kind: 'answer' | 'no answer' | 'control' | 'log' | 'stall' | 'memory' | 'end';
  readonly detail: string;
  /** Which request did it, or those that were under way, the one that has been for longest first. */
  readonly requests: readonly Suspect[];
}

export interface Suspect {
  readonly index: number;
  readonly name: string;
}

/** A part of the run, with what was answered and what the relay's process was like at its end. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly answers: ReadonlyMap<number | 'none', number>;
  readonly memory: Memory;
}

/** The relay may say that it is not well. */
export function isJustified(status: number, request: FuzzRequest): boolean {
  const asked = request.by === 'socket' ? request.chunks.map(String).join('') : request.path;
  return status === 503 && /\/healthz/.test(asked);
}

const LineSchema = v.looseObject({ event: v.string(), level: v.string() });

/** What a line of the relay's log says; a line that is no JSON is one of Node's own: a warning, or the end. */
export function readLogLine(line: string): { event: string; level: string; detail: string } {
  try {
    const { event, level } = v.parse(LineSchema, JSON.parse(line));
    return { event, level, detail: line };
  } catch {
    return { event: 'none', level: /Warning|--trace-|^\s*$/.test(line) ? 'warn' : 'error', detail: line };
  }
}

/** How much more memory the relay may hold in the second half of a run than in the first, in bytes. */
const MAX_GROWTH = {
  /** What its own objects take. */
  heapUsed: 8 * 1024 * 1024,
  /** All of the process, with what Node.js and SQLite take; it goes up and down. */
  rss: 64 * 1024 * 1024,
} as const;
/** How much more it may hold for a moment than at the end of the window before, in bytes. */
const MAX_PEAK = 200 * 1024 * 1024;
/** Fewer say nothing: code that runs for the first time takes memory too. */
const FEWEST_WINDOWS = 6;

/** Findings when the process, after collections of garbage, holds much more in the second half than in the first. */
export function memoryGrowth(windows: readonly Pick<Window, 'memory'>[]): Finding[] {
  if (windows.length < FEWEST_WINDOWS) return [];
  const half = Math.floor(windows.length / 2);
  return (['heapUsed', 'rss'] as const).flatMap((what) => {
    const values = windows.map(({ memory }) => memory[what]);
    const [first, second] = [median(values.slice(0, half)), median(values.slice(half))];
    if (second - first <= MAX_GROWTH[what]) return [];
    const detail = `${what} grew from ${megabytes(first)} to ${megabytes(second)} between the halves of the run`;
    return [{ kind: 'memory' as const, detail, requests: [] }];
  });
}

/** Findings when the process held much more for a moment, such as answers that nobody reads. */
export function memoryPeaks(windows: readonly Pick<Window, 'memory' | 'from' | 'to'>[]): Finding[] {
  return windows.slice(1).flatMap(({ memory, from, to }, index) => {
    const before = windows[index]?.memory.rss ?? 0;
    if (memory.peakRss - before <= MAX_PEAK) return [];
    const detail = `the process rose from ${megabytes(before)} to ${megabytes(memory.peakRss)} in requests ${from} to ${to - 1}`;
    return [{ kind: 'memory' as const, detail, requests: [] }];
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
