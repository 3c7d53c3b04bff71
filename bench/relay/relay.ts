// Compares the relay with bare inserts on the same engine, and with bare letters over the same pool.

import { parseArgs } from 'node:util';
import { type Benchmark, median, type Result, type Row } from '../benchmark';
import { type Engine, startEngines } from './engines';
import { measureIntake } from './intake';
import { measureLetters } from './letters';
import { measureMemory } from './memory';

/** Number of clients that post at the same time. */
const CLIENTS = 16;
/** Number of rounds of each measurement. */
const ROUNDS = 5;
/** Number of corrections that are posted in a round. */
const POSTED = 4_000;
/** Number of letters that are mailed in a round. */
const MAILED = 2_000;
/** Numbers of relays that share a database. */
const RELAYS = [1, 2, 4] as const;

export const relay: Benchmark = {
  name: 'relay',
  question: `medians of ${ROUNDS} alternating rounds; ${POSTED} corrections over HTTP from ${CLIENTS} clients, against bare inserts of the same rows (by one connection to SQLite, by ${CLIENTS} to PostgreSQL); ${MAILED} letters from the queue, against a bare loop over nodemailer’s pool; memory after --corrections=100000`,
  run: measure,
};

async function measure(): Promise<Result> {
  const engines = await startEngines();
  try {
    const rows: Row[] = [];
    for (const engine of engines) rows.push(...(await intakeRows(engine)), ...(await letterRows(engine)));
    for (const engine of engines) rows.push(await memoryRow(engine));
    const notes = engines.length > 1 ? [] : ['PostgreSQL is not installed: there are no figures for it.'];
    return { rows, notes };
  } finally {
    for (const engine of engines) await engine.stop();
  }
}

async function intakeRows(engine: Engine): Promise<Row[]> {
  const rows: Row[] = [];
  for (const relays of numbersOfRelays(engine)) {
    const rounds = await inTurn(() => measureIntake(engine, { count: POSTED, clients: CLIENTS, relays }));
    const bare = median(rounds.map((round) => round.bare));
    const ours = median(rounds.map((round) => round.ours));
    if (relays === 1)
      rows.push({ what: `${engine.name}: bare inserts`, 'per s': Math.round(bare), ratio: 1 });
    rows.push({
      what: `${engine.name}: accepted${by(relays)}`,
      'per s': Math.round(ours),
      ratio: ratio(ours, bare),
      'p99 ms': median(rounds.map((round) => round.p99)),
    });
  }
  return rows;
}

async function letterRows(engine: Engine): Promise<Row[]> {
  const rows: Row[] = [];
  for (const relays of numbersOfRelays(engine)) {
    const rounds = await inTurn(() => measureLetters(engine, { count: MAILED, relays }));
    const bare = median(rounds.map((round) => round.bare));
    const ours = median(rounds.map((round) => round.ours));
    if (relays === 1)
      rows.push({ what: `${engine.name}: bare letters`, 'per s': Math.round(bare), ratio: 1 });
    rows.push({
      what: `${engine.name}: letters${by(relays)}`,
      'per s': Math.round(ours),
      ratio: ratio(ours, bare),
    });
  }
  return rows;
}

async function memoryRow(engine: Engine): Promise<Row> {
  const count = corrections();
  const { atStart, accepted, mailed } = await measureMemory(engine, count);
  return {
    what: `${engine.name}: memory, ${count.toLocaleString('en')} corrections`,
    'MB at start': atStart,
    'MB all accepted': accepted,
    'MB all mailed': mailed,
  };
}

async function inTurn<T>(round: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < ROUNDS; index += 1) results.push(await round());
  return results;
}

/** A SQLite file serves one relay. */
function numbersOfRelays(engine: Engine): readonly number[] {
  return engine.isShared ? RELAYS : [1];
}

function by(relays: number): string {
  return relays === 1 ? '' : ` by ${relays} relays`;
}

function ratio(ours: number, bare: number): number {
  return Math.round((ours / bare) * 100) / 100;
}

function corrections(): number {
  const { values } = parseArgs({
    options: { corrections: { type: 'string', default: '100000' } },
    strict: false,
  });
  return Number(values.corrections);
}
