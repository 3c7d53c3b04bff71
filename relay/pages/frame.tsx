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
a, form * { scroll-margin: 16px 0 96px; }
main { display: flex; flex-direction: column; gap: 16px; width: min(600px, 100% - 40px); margin: 0 auto; padding: 32px 0 48px; }
p, h1, h2, blockquote, fieldset, ol, ul { margin: 0; }
h1 { font-size: 24px; line-height: 32px; text-wrap: balance; }
h2 { font-size: 18px; line-height: 26px; }
blockquote { padding-inline-start: 16px; border-inline-start: 3px solid var(--accent); font: 19px/30px ui-serif, Georgia, serif; white-space: pre-wrap; }
del, ins { padding: 1px 2px; border-radius: 3px; }
del { background: var(--removed); text-decoration: line-through; }
del::after { content: '\\200c'; }
ins { background: var(--added); text-decoration: underline; text-underline-offset: 3px; }
.comment { white-space: pre-wrap; }
section { display: grid; gap: 12px; margin-top: 16px; }
ol { display: grid; gap: 24px; padding-inline-start: 40px; }
.links { display: flex; flex-wrap: wrap; gap: 0 24px; }
.given { font-weight: 600; }
.quiet { color: var(--quiet); font-size: 14px; line-height: 20px; }
.notice { padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; font-weight: 600; }
.problem { color: var(--problem); }
a { color: var(--accent); text-underline-offset: 3px; }
.touch { display: inline-block; min-width: 44px; padding: 10px 0; font-weight: 600; }
form { display: grid; gap: 16px; margin-top: 8px; padding-top: 24px; border-top: 1px solid var(--line); }
.bar + form { margin-top: 0; padding-top: 8px; border-top: 0; }
fieldset { display: grid; gap: 8px; min-width: 0; padding: 0; border: 0; }
legend { margin-bottom: 8px; padding: 0; font-size: 18px; font-weight: 600; }
label { display: grid; gap: 4px; min-width: 0; }
.choice { grid-template-columns: 20px 1fr; align-items: center; gap: 12px; min-height: 44px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); }
.choice input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
.reason { display: none; }
form:has([value=declined]:checked) .reason { display: grid; }
select, textarea { width: 100%; min-height: 44px; padding: 10px 12px; border: 1px solid var(--quiet); border-radius: 8px; background: transparent; color: inherit; font: inherit; }
select option { color: #1b1f27; background: #ffffff; }
button { justify-self: start; min-height: 44px; padding: 10px 20px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.second { border: 1px solid var(--quiet); background: transparent; color: inherit; font-weight: 400; }
.bar { position: sticky; bottom: 0; display: flex; align-items: center; justify-content: space-between; gap: 16px; padding: 12px 0; border-top: 1px solid var(--line); background: var(--paper); }
.bar span { display: none; font-weight: 600; }
main:has([value=fixed]:checked) .fixed, main:has([value=already]:checked) .already, main:has([value=declined]:checked) .declined { display: inline; }
main:has(textarea:focus) .bar { position: static; }
@media (max-height: 280px) { .bar { position: static; } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
