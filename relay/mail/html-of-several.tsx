// What the HTML of all letters about several corrections has: the frame, a story's headline, and the verdicts on one correction.

import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage } from '../../lib/letter/words';
import { PlainLink } from './html-parts';
import { DARK, STYLE } from './html-style';

export function asDocument(page: VNode): string {
  return `<!DOCTYPE html>${render(page)}`;
}

export function LetterFrame({
  language: { tag, words, direction },
  heading,
  children,
}: {
  language: LetterLanguage;
  heading: string;
  children: ComponentChildren;
}) {
  return (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </head>
      <body class="body" style={STYLE.body}>
        <div style={STYLE.page} dir={direction}>
          <h1 style={STYLE.summary}>{heading}</h1>
          {children}
          <p class="footer" style={STYLE.footer}>
            {words.footer}
          </p>
        </div>
      </body>
    </html>
  );
}

/** The story's headline as a link to it; its address if no reader's browser found a headline. */
export function StoryLink({ address, headline }: Pick<Letter, 'address' | 'headline'>) {
  if (headline === undefined) return <PlainLink address={address} />;
  return (
    <a class="link" style={STYLE.link} href={address}>
      <bdi>{headline}</bdi>
    </a>
  );
}

/** The three verdicts, in one line. Each opens the verdict page, where it is selected. */
export function Answers({ answers }: Pick<Letter, 'answers'>) {
  if (answers.length === 0) return null;
  return (
    <p style={STYLE.answers}>
      {answers.map(({ label, address }, index) => (
        <span key={label}>
          {index > 0 && ' · '}
          <a class="link" style={STYLE.answer} href={address}>
            {label}
          </a>
        </span>
      ))}
    </p>
  );
}
