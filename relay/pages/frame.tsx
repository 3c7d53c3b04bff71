// The frame and the style of all pages for editors. The pages work without scripts.

import type { ComponentChildren } from 'preact';
import type { LetterLanguage } from '../../lib/letter/words';

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

/** The style sheet. Its hash is in the page's Content-Security-Policy. It has no character that HTML would escape. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #15171c);
  --ink: light-dark(#1b1f27, #e7e8eb);
  --quiet: light-dark(#5d6472, #9aa1ae);
  --line: light-dark(#c9cdd5, #4a4f5a);
  --accent: light-dark(#23447e, #9db9f2);
  --on-accent: light-dark(#ffffff, #10182a);
  --removed: light-dark(#fde4e1, #4d1f1b);
  --added: light-dark(#daf2de, #163d22);
  --problem: light-dark(#a5190d, #ffaea5);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/24px system-ui, sans-serif; overflow-wrap: anywhere; }
main { display: grid; gap: 16px; width: min(600px, 100% - 40px); margin: 0 auto; padding: 40px 0 64px; }
p, h1, blockquote, fieldset, ol { margin: 0; }
h1 { font-size: 24px; line-height: 32px; }
blockquote { padding-inline-start: 16px; border-inline-start: 3px solid var(--accent); font: 19px/30px ui-serif, Georgia, serif; white-space: pre-wrap; }
del, ins { padding: 1px 2px; border-radius: 3px; }
del { background: var(--removed); text-decoration: line-through; }
del::after { content: '\\200c'; }
ins { background: var(--added); text-decoration: underline; text-underline-offset: 3px; }
.comment { white-space: pre-wrap; }
ol { display: grid; gap: 16px; padding-inline-start: 48px; }
.quiet { color: var(--quiet); font-size: 14px; line-height: 20px; }
.notice { padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; font-weight: 600; }
.problem { color: var(--problem); }
a { color: var(--accent); }
form { display: grid; gap: 12px; margin-top: 8px; padding-top: 24px; border-top: 1px solid var(--line); }
fieldset { display: grid; gap: 8px; padding: 0; border: 0; }
legend { margin-bottom: 8px; padding: 0; font-size: 18px; font-weight: 600; }
label { display: grid; gap: 4px; }
.choice { grid-template-columns: 20px 1fr; align-items: center; gap: 8px; min-height: 32px; }
.choice input { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.reason { display: none; }
form:has([value=declined]:checked) .reason { display: grid; }
select, textarea { width: 100%; padding: 8px 10px; border: 1px solid var(--quiet); border-radius: 8px; background: transparent; color: inherit; font: inherit; }
select option { color: #1b1f27; background: #ffffff; }
button { justify-self: start; padding: 10px 20px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.second { border: 1px solid var(--quiet); background: transparent; color: inherit; font-weight: 400; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
