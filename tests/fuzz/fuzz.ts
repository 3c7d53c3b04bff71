// Sends odd requests to a relay that is watched, and finds what it cannot handle.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSmtpSink } from '../../testing/newsroom/smtp-sink';
import {
  type Finding,
  isJustified,
  memoryGrowth,
  memoryPeaks,
  readLogLine,
  type Suspect,
  type Window,
} from './findings';
import { isOwnStall } from './measures';
import type { FuzzRequest, Known } from './request';
import { controlRequest, largeRequests, requestOf } from './requests';
import { type Outcome, send } from './transport';
import { startWatchedRelay } from './watched-relay';

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  /** Send this one alone, with the control corrections. */
  readonly only?: number;
  readonly limits: 'off' | 'default';
  /** `mailed`: letters are composed and sent to a mail server, and their links are asked for. */
  readonly letters: 'dry' | 'mailed';
  /** Where each request with a finding is written to, as it was sent. */
  readonly folder?: string;
  readonly onWindow?: (window: Window) => void;
}

export interface FuzzReport {
  readonly findings: readonly Finding[];
  readonly windows: readonly Window[];
  readonly controls: number;
}

const AT_ONCE = 12;
const WINDOW = 1_000;
/** A control correction follows each so many requests. */
const CONTROL_EVERY = 50;
const MAX_KNOWN = 200;
/** Requests that ended so shortly before a stall or a line in the log may be what caused it, in milliseconds. */
const RECENT_MS = 50;

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, requests, only, limits, letters } = options;
  const findings: Finding[] = [];
  const windows: Window[] = [];
  const sink = letters === 'mailed' ? await startSmtpSink() : undefined;
  const recent = new Map<number, { readonly request: FuzzRequest; endedAt?: number }>();
  const operatorToken = 'operator-token-of-the-fuzz-harness';

  function suspects(sinceMs: number): Suspect[] {
    const since = performance.now() - sinceMs - RECENT_MS;
    return Array.from(recent)
      .filter(([, { endedAt = Number.POSITIVE_INFINITY }]) => endedAt >= since)
      .map(([index, { request }]) => ({ index, name: request.name }));
  }

  const relay = await startWatchedRelay({
    limits,
    operatorToken,
    ...(sink === undefined ? {} : { smtpUrl: sink.url }),
    onStall(delayMs, cpuMs) {
      if (!isOwnStall(cpuMs)) return;
      const detail = `${Math.round(delayMs)} ms, of them ${Math.round(cpuMs)} on the processor`;
      findings.push({ kind: 'stall', detail, requests: suspects(delayMs) });
    },
    onLine(line) {
      const { event, level, detail } = readLogLine(line);
      if (event === 'failed' || level === 'error')
        findings.push({ kind: 'log', detail, requests: suspects(0) });
    },
  });
  const large = await Promise.all(largeRequests().map((request) => send(request, relay.origin)));
  const largest = large.find(({ location }) => location !== undefined)?.location ?? '/inbox';
  const known: Known = { statuses: [], largest, links: [], operatorToken, origin: relay.origin };
  let controls = 0;

  function learn(status: string): void {
    known.statuses.push(status);
    if (known.statuses.length > MAX_KNOWN) known.statuses.shift();
  }

  async function control(): Promise<void> {
    const { statuses, location, error } = await send(controlRequest(controls++), relay.origin);
    const status = statuses.at(0);
    if (status !== 201 || location === undefined) {
      const detail = `a valid correction was answered ${status ?? error}`;
      findings.push({ kind: 'control', detail, requests: suspects(0) });
      return;
    }
    learn(location);
    const shown = await fetch(`${relay.origin}${location}`);
    await shown.arrayBuffer();
    if (shown.status !== 200)
      findings.push({
        kind: 'control',
        detail: `its status was answered ${shown.status}`,
        requests: suspects(0),
      });
  }

  async function sendOne(index: number): Promise<Outcome> {
    const request = requestOf(seed, index, known);
    const entry: { readonly request: FuzzRequest; endedAt?: number } = { request };
    recent.set(index, entry);
    const outcome = await send(request, relay.origin);
    entry.endedAt = performance.now();
    const { statuses, location, error } = outcome;
    if (statuses.includes(201) && location !== undefined && known.statuses.length < MAX_KNOWN)
      learn(location);
    const failed = statuses.filter((status) => status >= 500 && !isJustified(status, request));
    if (failed.length > 0)
      findings.push({
        kind: 'answer',
        detail: `${failed.join(', ')} to ${request.name}`,
        requests: [{ index, name: request.name }],
      });
    if (statuses.length === 0 && request.by === 'fetch' && request.body.length < 60_000)
      findings.push({
        kind: 'no answer',
        detail: `${error} to ${request.name}`,
        requests: [{ index, name: request.name }],
      });
    return outcome;
  }

  /** Requests `from` to below `to`, a few at once. */
  async function sendAll(from: number, to: number, count: (status: number | 'none') => void): Promise<void> {
    let next = from;
    const client = async () => {
      while (next < to && !relay.hasEnded()) {
        const index = next++;
        const { statuses } = await sendOne(index);
        if (statuses.length === 0) count('none');
        for (const status of statuses) count(status);
        if (index % CONTROL_EVERY === CONTROL_EVERY - 1) await control();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
  }

  function learnLinks(): void {
    const texts = sink?.letters.slice(-MAX_KNOWN).map(({ text = '' }) => text) ?? [];
    const links = texts.flatMap(
      (text) => text.match(/(?<=https?:\/\/[^/\s]+)\/(?:verdict|digest)\/[^\s?>]+/g) ?? [],
    );
    known.links.splice(0, known.links.length, ...new Set(links.slice(-MAX_KNOWN)));
  }

  try {
    await control();
    await sink?.waitForLetters(1);
    learnLinks();
    const from = only ?? 0;
    const end = only === undefined ? requests : only + 1;
    for (let start = from; start < end && !relay.hasEnded(); start += WINDOW) {
      const answers = new Map<number | 'none', number>();
      const to = Math.min(start + WINDOW, end);
      await sendAll(start, to, (status) => answers.set(status, (answers.get(status) ?? 0) + 1));
      learnLinks();
      if (relay.hasEnded()) break;
      const window = { from: start, to, answers, memory: await relay.measure() };
      windows.push(window);
      options.onWindow?.(window);
      if (options.folder !== undefined) await writeFindings(options.folder, seed, findings, recent);
      for (const [index, { endedAt }] of recent)
        if (endedAt !== undefined && index < to - WINDOW) recent.delete(index);
    }
    if (relay.hasEnded())
      findings.push({ kind: 'end', detail: 'the relay’s process has ended', requests: suspects(0) });
    else await control();
    findings.push(...memoryGrowth(windows), ...memoryPeaks(windows));
    if (options.folder !== undefined) await writeFindings(options.folder, seed, findings, recent);
  } finally {
    await relay.stop();
    await sink?.stop();
  }
  return { findings, windows, controls };
}

/** Requests of one finding that are written: those that were under way may be many. */
const MAX_WRITTEN = 5;

/** The requests of the findings, as they were sent. Those of earlier windows were written then. */
async function writeFindings(
  folder: string,
  seed: number,
  findings: readonly Finding[],
  recent: ReadonlyMap<number, { readonly request: FuzzRequest }>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { kind, detail, requests } of findings) {
    for (const { index } of requests.slice(0, MAX_WRITTEN)) {
      const request = recent.get(index)?.request;
      if (request === undefined) continue;
      const text = JSON.stringify({ seed, index, kind, detail, request: plain(request) }, asHex, 2);
      await writeFile(join(folder, `seed-${seed}-request-${index}.json`), `${text}\n`);
    }
  }
}

function asHex(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { hex: Buffer.from(value).toString('hex') } : value;
}

/** Buffers as bytes: they would write themselves as lists of numbers. */
function plain(request: FuzzRequest): unknown {
  switch (request.by) {
    case 'fetch':
      return { ...request, body: new Uint8Array(request.body) };
    case 'socket':
      return { ...request, chunks: request.chunks.map((chunk) => new Uint8Array(chunk)) };
    default:
      return request satisfies never;
  }
}
