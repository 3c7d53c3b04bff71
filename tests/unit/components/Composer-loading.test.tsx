// The form while the parts that it loads after its first fields are still on their way.

import { useState } from 'preact/hooks';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../lib/draft/draft';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, sent } from './extension';
import { field, isSaid, press, says, show, until } from './page';

/** Resolves when the test lets the parts load. */
const loading = vi.hoisted(() => {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { finished, finish };
});

vi.mock('../../../components/form/lazy/rest-of-form', async (importOriginal) => {
  await loading.finished;
  return importOriginal();
});

const { Composer } = await import('../../../components/form/Composer');

function Form({ draft: begun }: { readonly draft: Draft }) {
  const [draft, setDraft] = useState(begun);
  return (
    <Composer
      draft={draft}
      onChange={setDraft}
      onFound={(change) => setDraft((now) => change(now))}
      onSent={() => undefined}
    />
  );
}

beforeEach(() => beginTest());

test('Send moves the focus to the invalid field, even if it was pressed before the form had loaded', async () => {
  const draft = sampleDraft(1, 'https://relay.news.example/inbox');
  await show(<Form draft={{ ...draft, replacement: draft.passage?.exact ?? '' }} />);
  await press('Send');
  expect(isSaid(getMessage('problemNothingSaid'))).toBe(false);
  expect(document.activeElement?.textContent).toBe('Send');
  loading.finish();
  await says(getMessage('problemNothingSaid'));
  const correction = await field('Correction');
  await until(() => document.activeElement === correction, 'the focus on the correction');
  expect(sent.filter(({ type }) => type === 'send')).toEqual([]);
});
