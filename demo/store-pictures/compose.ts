// Composes screenshots into the format that the stores want: one size, one background.

import type { Page } from '@playwright/test';

/** The parts of a picture, as PNG. */
export interface Parts {
  /** The page in the tab. */
  readonly page?: Buffer;
  /** The popup in front of it: on the right if there is a page, else in the middle. */
  readonly front?: Buffer;
  /** A caption above the popup in the middle. */
  readonly caption?: string;
}

const source = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;

/** Takes a picture of 1280 × 800. */
export async function compose(
  page: Page,
  { page: behind, front, caption }: Parts,
  path: string,
): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; height: 800px; background: #e8ecf4; font: 600 26px/34px system-ui, sans-serif; color: #1b1c1e; }
    .behind { position: absolute; inset: 0; width: 1280px; }
    .front { border-radius: 12px; border: 1px solid #b9bfca; box-shadow: 0 12px 40px rgb(16 33 63 / 35%); }
    .aside { position: absolute; top: 24px; right: 32px; max-height: 752px; }
    main { display: grid; justify-items: center; align-content: center; gap: 24px; height: 800px; }
    main .front { max-width: 1120px; max-height: 650px; }
    p { margin: 0; }
  </style>
  ${behind === undefined ? '' : `<img class="behind" src="${source(behind)}">`}
  ${behind !== undefined && front !== undefined ? `<img class="front aside" src="${source(front)}">` : ''}
  ${behind === undefined && front !== undefined ? `<main><p>${caption ?? ''}</p><img class="front" src="${source(front)}"></main>` : ''}`);
  await page.screenshot({ path });
}

/** Takes the tile of 440 × 280: the icon and a line that corrects itself. */
export async function composeTile(page: Page, icon: string, path: string): Promise<void> {
  await page.setViewportSize({ width: 440, height: 280 });
  await page.setContent(`<!doctype html><style>
    body { margin: 0; height: 280px; display: grid; place-content: center; justify-items: center; gap: 20px;
      background: #f4f6fb; color: #1b1c1e; font: 600 30px/36px system-ui, sans-serif; }
    header { display: flex; align-items: center; gap: 16px; }
    header svg { width: 64px; height: 64px; }
    p { margin: 0; font: 400 22px/30px Georgia, serif; }
    del { background: #fbe3e1; } ins { background: #dcf1df; }
  </style>
  <header>${icon}Corrigenda</header>
  <p>The ferry was <del>delyaed</del> <ins>delayed</ins>.</p>`);
  await page.screenshot({ path });
}
