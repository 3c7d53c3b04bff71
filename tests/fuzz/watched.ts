// Loaded into the relay's process before the relay: tells the harness when its event loop stands still, and its memory when asked.

import { type Measure, STALL_MS } from './measures';

const TICK_MS = 10;
/** To ask for the memory takes a while: each so many ticks are enough. */
const TICKS_PER_LOOK = 10;

let last = performance.now();
let lastCpu = process.cpuUsage();
let longestDelayMs = 0;
let longestCpuMs = 0;
let peakRss = 0;
let ticks = 0;
let isForced = true; // the start of the process does not count

function tick(): void {
  const now = performance.now();
  const { user, system } = process.cpuUsage(lastCpu);
  const delayMs = now - last - TICK_MS;
  if (!isForced) {
    const cpuMs = (user + system) / 1_000;
    if (delayMs > longestDelayMs) {
      longestDelayMs = delayMs;
      longestCpuMs = cpuMs;
    }
    if (delayMs >= STALL_MS) tell({ kind: 'stall', delayMs, cpuMs });
  }
  if (ticks++ % TICKS_PER_LOOK === 0) peakRss = Math.max(peakRss, process.memoryUsage.rss());
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
  tell({ kind: 'memory', heapUsed, rss, peakRss: Math.max(peakRss, rss), longestDelayMs, longestCpuMs });
  longestDelayMs = 0;
  longestCpuMs = 0;
  peakRss = 0;
});
process.channel?.unref(); // the relay ends as it would without us
