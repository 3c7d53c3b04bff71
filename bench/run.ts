// `npm run bench -- [name…] [--json] [--seeds=1,2] [--held-out=3] [--cases=N] [--minutes=N] [--list=FILE]`: runs each benchmark and its
// anchor in the same run. Without a name it runs all but those that run only on request.

import type { Benchmark, Options } from './benchmark';
import { idle } from './idle';
import { outbox } from './outbox/outbox';
import { ablation } from './passage/ablation';
import { passage } from './passage/passage';
import { tune } from './passage/tune';
import { popup } from './popup/popup';
import { recipients } from './recipients';
import { relay } from './relay/relay';

const BENCHMARKS: readonly Benchmark[] = [idle, passage, ablation, tune, outbox, popup, recipients, relay];

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(', ')}. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const options = optionsFrom(process.argv.slice(2));
for (const { name, question, isOnRequest = false, run } of BENCHMARKS) {
  if (names.length === 0 ? isOnRequest : !names.includes(name)) continue;
  const { rows, notes = [] } = await run(options);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ name, rows, notes }));
    continue;
  }
  console.log(`\n${name}: ${question}`);
  if (rows.length > 0) console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
  for (const note of notes) console.log(note);
}

/** Reads the options; exits if a value is not a positive number. */
function optionsFrom(args: readonly string[]): Options {
  const numbers = (option: string) => {
    const value = args.find((arg) => arg.startsWith(`--${option}=`))?.slice(option.length + 3);
    const parsed = value?.split(',').map(Number);
    if (parsed?.every((one) => one > 0) ?? true) return parsed;
    console.error(`--${option} takes positive numbers, not “${value}”.`);
    return process.exit(2);
  };
  const [seeds, heldOut] = [numbers('seeds'), numbers('held-out')];
  const [cases, minutes] = [numbers('cases')?.[0], numbers('minutes')?.[0]];
  const list = args.find((arg) => arg.startsWith('--list='))?.slice('--list='.length);
  return {
    ...(list && { list }),
    ...(seeds && { seeds }),
    ...(heldOut && { heldOut }),
    ...(cases && { cases }),
    ...(minutes && { minutes }),
  };
}
