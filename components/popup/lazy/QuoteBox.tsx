// A box for typing the wrong words instead of highlighting them, which screen reader users cannot do. Loaded if nothing is
// highlighted.

import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Draft } from '../../../lib/draft/draft';
import { type MessageName, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import type { PageCapture } from '../../../lib/page/capture';
import { Field } from '../../shared/Field';
import { beginDraft } from '../useSubject';

export interface QuoteBoxProps {
  readonly windowId: number;
  /** The page on which nothing is highlighted. */
  readonly capture: PageCapture;
  readonly onDraft: (draft: Draft) => void;
}

export function QuoteBox({ windowId, capture, onDraft }: QuoteBoxProps) {
  const [quote, setQuote] = useState('');
  const [status, setStatus] = useState<MessageName>();
  const box = useRef<HTMLFormElement>(null);
  const { address } = capture.page;

  const run = (work: () => Promise<void>) => {
    work().catch((error: unknown) => {
      console.error(error);
      setStatus('actionFailed');
    });
  };

  useEffect(() => {
    box.current?.querySelector('textarea')?.focus();
    run(async () => {
      const saved = await savedQuote(address);
      setQuote((written) => written || saved);
    });
  }, []);

  const changeQuote = (words: string) => {
    setQuote(words);
    run(() => saveQuote(address, words));
  };

  /** Begins a draft. The saved quote is deleted, because the draft contains it. */
  const begin = async (about: PageCapture) => {
    const draft = await beginDraft(about);
    await saveQuote(address, '');
    onDraft(draft);
  };

  const find = async () => {
    if (quote.trim() === '' || status === 'finding') return;
    setStatus('finding');
    const answer = await ask('find-quote', { windowId, quote });
    const { page, passage, ...rest } = answer.outcome === 'captured' ? answer.capture : capture;
    if (page === undefined || passage === undefined) return setStatus(rest.isBusy ? 'busy' : 'quoteMissing');
    await begin({ ...rest, page, passage });
  };

  const writeAboutPage = async () => {
    const words = quote.trim();
    await begin({ ...capture, opening: words && `${text('quoted', words)}\n` });
  };

  return (
    <form
      ref={box}
      class="quote"
      onSubmit={(event) => {
        event.preventDefault();
        run(find);
      }}
    >
      <Field label={text('quote')} hint={text('quoteHint')} problem={undefined}>
        {(attributes) => (
          <textarea
            {...attributes}
            lang={capture.page.language}
            dir="auto"
            rows={1}
            value={quote}
            onInput={(event) => changeQuote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              if (!event.repeat) run(find); // the press that opened the popup may still be held
            }}
          />
        )}
      </Field>
      <p class={status === 'finding' ? 'note' : 'note problem'} role="status">
        {status && text(status)}
      </p>
      <div class="buttons">
        <button type="submit">{text('find')}</button>
        <button type="button" onClick={() => run(writeAboutPage)}>
          {text('writeAboutPage')}
        </button>
      </div>
    </form>
  );
}

const keyOf = (address: string) => `quote ${address}`;

/** Returns the quote typed for the page, or `''`. It lasts as long as the browser runs. */
export async function savedQuote(address: string): Promise<string> {
  const key = keyOf(address);
  const { [key]: saved } = await browser.storage.session.get(key);
  return typeof saved === 'string' ? saved : '';
}

/** Saves the quote at every keystroke, because the popup closes when the reader looks at the page; `''` removes it. */
async function saveQuote(address: string, quote: string): Promise<void> {
  const key = keyOf(address);
  await (quote === '' ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: quote }));
}
