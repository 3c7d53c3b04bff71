// All pictures on one page, one row per state.

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES } from './papers';
import { THEMES } from './shoot';
import { STATES } from './states';

/** Writes `folder/index.html` for the pictures in the folder. */
export async function writeContactSheet(folder: string): Promise<void> {
  const files = new Set(await readdir(folder, { recursive: true }));
  const columns = LANGUAGES.flatMap((language) => THEMES.map((theme) => `${language}/${theme}`));
  const rows = Object.keys(STATES).map((name) => {
    const pictures = columns.map((column) => {
      const file = `${column}/${name}.png`;
      const isThere = files.has(join(file));
      return `<td>${isThere ? `<a href="${file}"><img src="${file}" alt="${name}, ${column}" loading="lazy"></a>` : ''}`;
    });
    return `<tr><th scope="row" id="${name}">${name}${pictures.join('')}`;
  });
  const heads = columns.map((column) => `<th scope="col">${column}`).join('');
  await writeFile(join(folder, 'index.html'), `${HEAD}<table><tr><td>${heads}${rows.join('\n')}</table>`);
}

const HEAD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Corrigenda: every state</title>
<style>
  :root { color-scheme: light dark; font: 13px system-ui, sans-serif }
  th { position: sticky; top: 0; text-align: start; vertical-align: top; padding: 8px; background: Canvas }
  td { vertical-align: top; padding: 8px }
  img { width: 260px; outline: 1px solid #8888 }
</style>
`;
