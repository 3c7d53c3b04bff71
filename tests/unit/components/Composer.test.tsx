// The form: it keeps what the reader types, says why it does not send, and puts the focus where the reader needs it.

import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../lib/draft/draft';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, local, sent } from './extension';
import { button, field, isSaid, press, says, show, type, until } from './page';

const { Composer } = await import('../../../components/form/Composer');
const { findDraft } = await import('../../../lib/outbox/drafts');

const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };
const CORRECTION = '0193a2b4-5678-7abc-8def-0123456789ab';
const queued = () => ({ outcome: 'queued', correction: CORRECTION });
const sends = () => sent.filter((message) => message.type === 'send');
const onSent = vi.fn();

const wasSent = () => until(() => onSent.mock.calls.length === 1, 'the end of sending');

/** Shows the form, and waits for the parts of it that load after its first fields. */
async function showForm(draft: Draft): Promise<void> {
  await show(<Form draft={draft} />);
  await until(() => document.querySelector('.unseen[aria-live]'), 'the rest of the form');
}

function untouched(changes: Partial<Draft> = {}): Draft {
  const draft = sampleDraft(1, 'https://relay.news.example/inbox');
  return { ...draft, replacement: draft.passage?.exact ?? '', ...changes };
}

function Form({ draft: begun }: { readonly draft: Draft }) {
  const [draft, setDraft] = useState(begun);
  return (
    <Composer
      choosesRecipient={false}
      draft={draft}
      onChange={setDraft}
      onFound={(change) => setDraft((now) => change(now))}
      onSent={onSent}
    />
  );
}

beforeEach(async () => {
  await beginTest({ send: queued });
  onSent.mockClear();
});
afterEach(() => vi.restoreAllMocks());

test('the caret is in the correction as soon as the form is shown', async () => {
  await show(<Form draft={untouched()} />);
  expect(document.activeElement).toBe(await field('Correction'));
});

test('the newest keystroke is saved when the popup closes while an earlier one is still being saved', async () => {
  const draft = untouched();
  await show(<Form draft={draft} />);
  vi.spyOn(local, 'remove').mockReturnValue(new Promise(() => undefined)); // the last step of a save, on a slow disk
  await type('Correction', 'the c');
  await type('Correction', 'the council of 1');
  await vi.waitFor(async () => expect((await findDraft(draft.id))?.replacement).toBe('the c'));
  dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect((await findDraft(draft.id))?.replacement).toBe('the council of 1'));
});

test('every keystroke is saved in the database', async () => {
  const draft = untouched();
  await show(<Form draft={draft} />);
  for (const words of ['the c', 'the co', 'the council of 1']) await type('Correction', words);
  await vi.waitFor(async () => expect((await findDraft(draft.id))?.replacement).toBe('the council of 1'));
});

describe('Send', () => {
  test('sends the typed draft, and says where it went', async () => {
    const draft = untouched();
    await showForm(draft);
    await type('Correction', 'the council of 1');
    await press('Send');
    await wasSent();
    expect(sends()).toEqual([{ type: 'send', draft: draft.id, again: false, hold: false }]);
    expect(onSent.mock.calls[0]?.[0]).toMatchObject({ correction: CORRECTION, to: 'outbox' });
    expect((await findDraft(draft.id))?.replacement).toBe('the council of 1');
  });

  test('says what is missing, sends nothing, and moves the focus to the field', async () => {
    await showForm(untouched());
    await press('Send');
    await says(getMessage('problemNothingSaid'));
    const invalid = document.querySelector('[aria-invalid="true"]');
    expect(invalid).not.toBeNull();
    expect(document.activeElement).toBe(invalid);
    expect(sends()).toEqual([]);
  });

  test('shows no problem before the first press', async () => {
    await showForm(untouched());
    await press('Source');
    await type('Source', 'not an address');
    await button('Send');
    expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
    await press('Send');
    await says(getMessage('problemNoWebAddress'));
  });

  test('keeps the typed text if it fails, and says that it failed', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    await beginTest();
    await showForm(untouched());
    await type('Correction', 'the council of 1');
    await press('Send');
    expect((await says(getMessage('sendFailed'))).getAttribute('role')).toBe('alert');
    expect((await field('Correction')).value).toBe('the council of 1');
    expect((await button('Send')).disabled).toBe(false);
    expect(onSent).not.toHaveBeenCalled();
  });

  test('asks before it sends the same correction twice', async () => {
    let asked = 0;
    await beginTest({
      send: () =>
        asked++ === 0
          ? { outcome: 'already', state: 'delivered', created: '2026-11-23T20:44:00.000Z' }
          : queued(),
    });
    await showForm(untouched());
    await type('Correction', 'the council of 1');
    await press('Send');
    await press(getMessage('sendAnyway'));
    await wasSent();
    expect(sends().map(({ again }) => again)).toEqual([false, true]);
  });

  test('is disabled while it sends', async () => {
    let finish = (_response: unknown): void => undefined;
    await beginTest({
      send: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    await showForm(untouched());
    await type('Correction', 'the council of 1');
    await press('Send');
    const sending = await button(getMessage('sending'));
    expect(sending.disabled).toBe(true);
    await until(() => sends().length === 1, 'the message');
    finish(queued());
    await wasSent();
  });
});

describe('a host that never received the reader’s name', () => {
  const filledIn = () => untouched({ ...ADA, filled: ADA, replacement: 'the council of 1' });

  test('is asked about before anything is sent, with the focus on the button that goes back', async () => {
    await showForm(filledIn());
    await press('Send');
    await says(getMessage('namingQuestion', ['relay.news.example']));
    await until(() => document.activeElement?.textContent === getMessage('goBack'), 'the focus');
    expect(sends()).toEqual([]);
  });

  test('receives nothing if the reader goes back, and the focus returns to the correction', async () => {
    await showForm(filledIn());
    await press('Send');
    await press(getMessage('goBack'));
    expect(document.activeElement).toBe(await field('Correction'));
    expect(isSaid(getMessage('namingQuestion', ['relay.news.example']))).toBe(false);
    expect(sends()).toEqual([]);
  });

  test('is not asked about if it is known', async () => {
    await local.set({ namedHosts: [{ host: 'relay.news.example', fields: ['name', 'email'] }] });
    await showForm(filledIn());
    await field('Correction');
    await press('Send');
    await wasSent();
  });
});

describe('a recipient with a mailbox', () => {
  const byMail = () => {
    const { inbox: _, ...draft } = untouched({
      mailbox: 'desk@news.example',
      replacement: 'the council of 1',
    });
    return draft;
  };

  test('makes the form ask once where the reader writes mail, and the e-mail opens there', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await showForm(byMail());
    await press(getMessage('openEmail'));
    await says(getMessage('whichMail'));
    expect(sends()).toEqual([]);
    await press(getMessage('mailCopied'));
    await wasSent();
    expect(onSent.mock.calls[0]?.[0]).toMatchObject({ to: 'clipboard' });
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('the council of 1'));
    expect(await local.get('mailApp')).toEqual({ mailApp: 'copy' });
  });

  test('can be written to later; the correction waits in the list', async () => {
    await showForm(byMail());
    document.querySelector<HTMLElement>('.recipient')?.click();
    await press(getMessage('sendLater'));
    await wasSent();
    expect(sends()).toMatchObject([{ hold: true }]);
    expect(onSent.mock.calls[0]?.[0]).toMatchObject({ to: 'list' });
  });
});
