// `npm run store-pictures`: makes the pictures for the stores in docs/store/pictures, from the real extension in a real Chromium.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'wxt';
import { controls, unfold } from '../screenshots/controls';
import { openDesk } from '../screenshots/desk';
import { STATES } from '../screenshots/states';
import { compose, composeTile } from './compose';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUT = join(ROOT, 'docs/store/pictures');
const ROOM = { width: 1280, height: 800 };

await build({ root: ROOT });
await mkdir(OUTPUT, { recursive: true });
const desk = await openDesk('en', {});
try {
  const canvas = await desk.reader.context.newPage();
  const shoot = async (name: string, caption: string) => {
    await desk.clear();
    const shot = await STATES[name]?.(desk);
    if (shot === undefined) throw new Error(`There is no state ${name}.`);
    const front = await shot.of.screenshot();
    return { front, caption };
  };

  await desk.tab.setViewportSize(ROOM);
  await desk.read();
  const popup = await desk.correct(desk.paper.typo[0]);
  await controls(popup).correction.fill(desk.paper.typo[1]);
  await unfold(popup, 'comment');
  await controls(popup).comment.fill(desk.paper.comment);
  const form = await popup.screenshot();
  const page = await desk.tab.screenshot();
  await compose(canvas, { page, front: form }, join(OUTPUT, '1-form.png'));
  await compose(
    canvas,
    await shoot('list', 'Nothing you write is lost: see how far each has come'),
    join(OUTPUT, '2-list.png'),
  );
  await compose(canvas, await shoot('letter', 'What the editors get'), join(OUTPUT, '3-letter.png'));
  await compose(
    canvas,
    await shoot('welcome', 'Try it first: nothing of that leaves your computer'),
    join(OUTPUT, '4-practice.png'),
  );
  await composeTile(
    canvas,
    await readFile(join(ROOT, 'public/icons/icon.svg'), 'utf8'),
    join(OUTPUT, 'tile.png'),
  );
} finally {
  await desk.leave();
}
