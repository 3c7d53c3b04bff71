// The caret of a draft that is opened again, while the part that restores it is still loading.

import { useRef } from 'preact/hooks';
import { beforeEach, expect, test, vi } from 'vitest';
import { newCorrectionId } from '../../../lib/correction/id';
import { beginTest } from './extension';
import { show, until } from './page';

/** Resolves when the test lets the part load. */
const loading = vi.hoisted(() => {
  let finish = (): void => undefined;
  let finished = Promise.resolve();
  return {
    begin: () => {
      finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    finished: () => finished,
    finish: () => finish(),
  };
});

vi.mock('../../../components/form/lazy/caret-keeping', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../../components/form/lazy/caret-keeping')>();
  return {
    followCaret: (...parameters: Parameters<typeof original.followCaret>) => {
      void loading.finished().then(() => original.followCaret(...parameters));
      return () => undefined;
    },
  };
});

const { useCaret } = await import('../../../components/form/useCaret');
const { saveCaret, savedCaret } = await import('../../../lib/draft/caret');

const DRAFT = newCorrectionId();

function Form() {
  const form = useRef<HTMLFormElement>(null);
  useCaret(form, DRAFT);
  return (
    <form ref={form}>
      <textarea>The brown fox jumped.</textarea>
    </form>
  );
}

/** Shows the form, whose caret was saved at 4. Returns its field. */
async function showForm(): Promise<HTMLTextAreaElement> {
  await saveCaret(DRAFT, { control: 0, start: 4, end: 4, scroll: 0 });
  await show(<Form />);
  const field = document.querySelector('textarea');
  if (field === null) throw new Error('no field');
  expect(document.activeElement).toBe(field);
  return field;
}

beforeEach(async () => {
  loading.begin();
  await beginTest();
});

test('the caret returns to where it was when the draft was closed', async () => {
  const field = await showForm();
  loading.finish();
  await until(() => field.selectionStart === 4, 'the saved position');
});

test('the caret stays where it is once the reader is typing', async () => {
  const field = await showForm();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'I', bubbles: true }));
  field.value += 'I';
  field.setSelectionRange(22, 22);
  const set = vi.spyOn(field, 'setSelectionRange');
  loading.finish();
  await vi.waitFor(async () => {
    expect((await savedCaret(DRAFT))?.start).toBe(22); // it has taken over: it saves the reader's position
  });
  expect(set).not.toHaveBeenCalled();
});
