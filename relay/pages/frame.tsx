// What all pages have on which editors decide. They work without scripts.

import type { ComponentChildren } from 'preact';
import type { LetterLanguage } from '../../lib/letter/words';
import { PAGE_STYLE } from './page-style';

export function Frame({
  language,
  direction,
  title,
  children,
}: {
  language: string;
  direction: LetterLanguage['direction'];
  title: string;
  children: ComponentChildren;
}) {
  return (
    <html lang={language} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{PAGE_STYLE}</style>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
