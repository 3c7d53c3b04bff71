// The mailbox as a page: the conversations on the left, the open letter on the right.

import type { AddressObject } from 'mailparser';
import { render } from 'preact-render-to-string';
import type { ReceivedLetter } from './letters';
import { previewOf, subjectOf, threadsOf } from './threads';

export type View = 'html' | 'text';

export interface MailboxProps {
  readonly letters: readonly ReceivedLetter[];
  readonly opened: ReceivedLetter | undefined;
  readonly view: View;
  readonly smtpUrl: string;
}

/** The whole page. Every state has a link, so the page works without the script, which only refreshes it. */
export function mailboxPage(props: MailboxProps): string {
  return `<!doctype html>${render(<MailboxPage {...props} />)}`;
}

function MailboxPage({ letters, opened, view, smtpUrl }: MailboxProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{opened === undefined ? 'Mailbox' : `${subjectOf(opened)} · Mailbox`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/mailbox.css" />
        <script src="/refresh.js" defer />
      </head>
      <body class={opened === undefined ? 'closed' : 'opened'}>
        <nav aria-label="Letters" id="letters">
          <h1>
            <a href="/">Mailbox</a> <span class="count">{countOf(letters)}</span>
          </h1>
          {threadsOf(letters).map(({ subject, letters: [newest, ...older] }) => (
            <section key={newest.id}>
              <h2 dir="auto">{subject}</h2>
              <ol>
                {[newest, ...older].map((letter) => (
                  <ListEntry key={letter.id} letter={letter} isOpen={letter === opened} />
                ))}
              </ol>
            </section>
          ))}
        </nav>
        <main id="letter">
          {opened === undefined ? (
            <Nothing isEmpty={letters.length === 0} smtpUrl={smtpUrl} />
          ) : (
            <OpenedLetter letter={opened} view={view} />
          )}
        </main>
      </body>
    </html>
  );
}

function ListEntry({ letter, isOpen }: { letter: ReceivedLetter; isOpen: boolean }) {
  return (
    <li>
      <a href={`/letters/${letter.id}`} aria-current={isOpen ? 'true' : undefined}>
        <span class="from">{nameOf(letter.from)}</span>
        <time datetime={letter.receivedAt.toISOString()}>{timeOf(letter.receivedAt)}</time>
        <span class="preview" dir="auto">
          {previewOf(letter)}
        </span>
      </a>
    </li>
  );
}

function Nothing({ isEmpty, smtpUrl }: { isEmpty: boolean; smtpUrl: string }) {
  if (!isEmpty) return <p class="nothing">Choose a letter to read it.</p>;
  return (
    <div class="nothing">
      <h2>No letters yet.</h2>
      <p>
        Send a correction, and it arrives here as the editors would see it. Mail for anybody is taken at{' '}
        <code>{smtpUrl}</code> and goes nowhere else.
      </p>
    </div>
  );
}

function OpenedLetter({ letter, view }: { letter: ReceivedLetter; view: View }) {
  const { html, text = '' } = letter;
  const shown = html === false ? 'text' : view;
  return (
    <article>
      <header>
        <a class="back" href="/">
          All letters
        </a>
        <h2 dir="auto">{subjectOf(letter)}</h2>
        <dl>
          <Header name="From" value={textOf(letter.from)} />
          <Header name="To" value={textOf(letter.to)} />
          <Header name="Reply-To" value={textOf(letter.replyTo)} />
          <Header name="Subject" value={letter.subject} />
          <Header name="Date" value={letter.date?.toUTCString()} />
        </dl>
        <p class="views">
          {html !== false && (
            <a href={`/letters/${letter.id}`} aria-current={shown === 'html' ? 'true' : undefined}>
              HTML
            </a>
          )}
          <a href={`/letters/${letter.id}?view=text`} aria-current={shown === 'text' ? 'true' : undefined}>
            Plain text
          </a>
        </p>
      </header>
      {html !== false && shown === 'html' ? (
        <iframe
          title="The letter"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcdoc={`<base target="_blank">${html}`}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre dir="auto" tabIndex={0}>
          {text}
        </pre>
      )}
    </article>
  );
}

function Header({ name, value }: { name: string; value: string | undefined }) {
  if (value === undefined || value === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

function textOf(addresses: AddressObject | AddressObject[] | undefined): string | undefined {
  if (addresses === undefined) return undefined;
  return [addresses]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}

function nameOf(from: AddressObject | undefined): string {
  const first = from?.value[0];
  return first?.name || first?.address || '(unknown)';
}

function timeOf(date: Date): string {
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString('en-GB', isToday ? { timeStyle: 'short' } : { dateStyle: 'medium' });
}

function countOf({ length }: readonly ReceivedLetter[]): string {
  return length === 1 ? '1 letter' : `${length} letters`;
}
