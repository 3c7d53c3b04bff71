// `npm run bench -- [name] [--json] [--corrections=N]`: runs each benchmark and its anchor in the same run.

import type { Benchmark } from './benchmark';
import { idle } from './idle';
import { outbox } from './outbox/outbox';
import { passage } from './passage/passage';
import { popup } from './popup/popup';
import { recipients } from './recipients';
import { relay } from './relay/relay';

const BENCHMARKS: readonly Benchmark[] = [idle, passage, outbox, popup, recipients, relay];

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

for (const { name, question, run } of BENCHMARKS) {
  if (names.length > 0 && !names.includes(name)) continue;
  const { rows, notes = [] } = await run();
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ name, rows, notes }));
    continue;
  }
  console.log(`\n${name}: ${question}`);
  if (rows.length > 0) console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
  for (const note of notes) console.log(note);
}
