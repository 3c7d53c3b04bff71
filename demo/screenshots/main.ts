// `npm run screenshots -- [state or language …] [--docs]`: pictures of every state of the popup and the other pages, in both
// themes and three languages, from the real extension in a real Chromium. `--docs` also updates the README's pictures.

import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'wxt';
import { ensureChromium } from '../chromium/find';
import { writeContactSheet } from './contact-sheet';
import { openDesk } from './desk';
import { writeDocs } from './docs';
import { LANGUAGES } from './papers';
import { shoot } from './shoot';
import { STATES } from './states';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUT = join(ROOT, '.output/screenshots');
/** Device pixels per CSS pixel: sharp on every screen. */
const SCALE = 2;

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const languages = choose(LANGUAGES);
const states = choose(Object.keys(STATES));
const unknown = named.filter((name) => ![...languages, ...states].includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(STATES).join(', ')}.`);
  process.exit(2);
}

console.log(`Chromium: ${ensureChromium()}`);
await build({ root: ROOT });
if (named.length === 0) await rm(OUTPUT, { recursive: true, force: true });

for (const language of languages) {
  const desk = await openDesk(language, { scale: SCALE });
  try {
    for (const [name, reach] of Object.entries(STATES)) {
      if (!states.includes(name)) continue;
      console.log(`${language} ${name}`);
      try {
        await desk.clear();
        await shoot(await reach(desk), join(OUTPUT, language), name);
      } catch (error) {
        console.error(error); // the other states may still work
        process.exitCode = 1;
      }
    }
  } finally {
    await desk.leave();
  }
}

await mkdir(OUTPUT, { recursive: true });
await writeContactSheet(OUTPUT);
if (process.argv.includes('--docs')) await writeDocs(join(OUTPUT, 'en'), join(ROOT, 'docs/images'));
console.log(`\nScreenshots: ${relative(process.cwd(), join(OUTPUT, 'index.html'))}`);

/** Returns the named ones, or all if none was named. */
function choose<Name extends string>(names: readonly Name[]): readonly Name[] {
  const chosen = names.filter((name) => named.includes(name));
  return chosen.length > 0 ? chosen : names;
}
