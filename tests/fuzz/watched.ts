// Loaded into the relay's process before the relay: tells the harness when its event loop stands still, and its memory when asked.

import { type Measure, STALL_MS } from './measures';

const TICK_MS = 10;

let last = performance.now();
let lastCpu = process.cpuUsage();
let longestDelayMs = 0;
let isForced = true; // the start of the process does not count

function tick(): void {
  const now = performance.now();
  const { user, system } = process.cpuUsage(lastCpu);
  const delayMs = now - last - TICK_MS;
  if (!isForced) {
    longestDelayMs = Math.max(longestDelayMs, delayMs);
    if (delayMs >= STALL_MS) tell({ kind: 'stall', delayMs, cpuMs: (user + system) / 1_000 });
  }
  isForced = false;
  last = now;
  lastCpu = process.cpuUsage();
}

function tell(measure: Measure): void {
  process.send?.(measure);
}

let timer: NodeJS.Timeout | undefined;
process.on('message', () => {
  if (timer === undefined) timer = setInterval(tick, TICK_MS).unref();
  else tick(); // what stood still before the collection counts
  globalThis.gc?.();
  isForced = true; // what the collection took does not
  const { heapUsed, rss } = process.memoryUsage();
  tell({ kind: 'memory', heapUsed, rss, longestDelayMs });
  longestDelayMs = 0;
});
process.channel?.unref(); // the relay ends as it would without us
