// `npm run check`: prints every file of `directory` that breaks a rule, and fails if there is one. An old entry is only named.

import { directoryFiles } from './read';
import { faultsIn } from './rules';

const files = directoryFiles();
const today = new Date();
const faults = files.flatMap(([name, text]) => faultsIn(name, text, today).map((fault) => ({ name, fault })));
for (const { name, fault } of faults)
  process.stderr.write(
    `directory/${name}:${fault.line} ${fault.isWarning ? '(warning) ' : ''}${fault.message}\n`,
  );
const errors = faults.filter(({ fault }) => fault.isWarning !== true);
process.stdout.write(
  `${files.length} files of the directory, ${errors.length} against the rules of build/directory\n`,
);
process.exitCode = errors.length === 0 ? 0 : 1;
