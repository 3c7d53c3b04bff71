// `npm run screenshots -- [state …] [--docs]`: every state of the popup, and the pages beside it, in both themes and three
// languages, out of the real extension in a real Chromium. With `--docs`, the README's pictures too.

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
/** Sharp on every screen on which the pictures are looked at. */
const SCALE = 2;

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => STATES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no state ${unknown.join(', ')}. There are: ${Object.keys(STATES).join(', ')}.`);
  process.exit(2);
}

console.log(`Chromium: ${ensureChromium()}`);
await build({ root: ROOT });
if (wanted.length === 0) await rm(OUTPUT, { recursive: true, force: true });

for (const language of LANGUAGES) {
  const desk = await openDesk(language, SCALE);
  try {
    for (const [name, reach] of Object.entries(STATES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`${language} ${name}`);
      await desk.clear();
      await shoot(await reach(desk), join(OUTPUT, language), name);
    }
  } finally {
    await desk.leave();
  }
}

await mkdir(OUTPUT, { recursive: true });
await writeContactSheet(OUTPUT);
if (process.argv.includes('--docs')) await writeDocs(join(OUTPUT, 'en'), join(ROOT, 'docs/images'));
console.log(`\nScreenshots: ${relative(process.cwd(), join(OUTPUT, 'index.html'))}`);
