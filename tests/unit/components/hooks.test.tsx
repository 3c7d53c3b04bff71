// The hooks of the list: the current time, new verdicts, and the question where the reader writes mail.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import type { Status } from '../../../lib/correction/status';
import type { MailApp } from '../../../lib/settings/settings';
import { correction } from '../../../testing/samples/corrections';
import { beginTest, getMessage, local, sent } from './extension';
import { isSaid, press, says, show, until } from './page';

const { timeUntil, useNow, useUndoable } = await import('../../../components/list/card-times');
const { useNews } = await import('../../../components/list/NewsNote');
const { useMailApp } = await import('../../../components/shared/MailAppChoice');

beforeEach(() => beginTest({ 'clear-news': () => 'done' }));
afterEach(() => {
  vi.useRealTimers();
});

describe('times on a card', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      now: 0,
    });
  });

  function Clock() {
    return <p>{useNow(1_000)}</p>;
  }

  function Undo({ status }: { readonly status: Status }) {
    return <p>{useUndoable(status) ? 'can be undone' : 'is leaving'}</p>;
  }

  test('the time is updated at the given interval', async () => {
    await show(<Clock />);
    expect(document.body.textContent).toBe('0');
    await vi.advanceTimersByTimeAsync(3_000);
    await until(() => document.body.textContent === '3000', 'the time');
  });

  test('Undo is offered until the correction is due, and no longer', async () => {
    await show(<Undo status={{ state: 'queued', attempts: 0, due: 5_000 }} />);
    expect(document.body.textContent).toBe('can be undone');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(document.body.textContent).toBe('can be undone');
    await vi.advanceTimersByTimeAsync(1_001);
    await until(() => document.body.textContent === 'is leaving', 'the end of Undo');
  });

  test.each([
    [0, 'in 1 minute'],
    [61_000, 'in 2 minutes'],
    [2 * 3_600_000, 'in 2 hours'],
    [25 * 3_600_000, 'in 2 days'],
  ])('%i ms ahead is said as “%s”', (moment, name) => {
    expect(timeUntil(moment, 0)).toBe(name);
  });
});

describe('a verdict that is new', () => {
  const decided = { ...correction(), news: 'fixed' } as unknown as Correction; // the hook reads id and news
  const seen = { ...correction() } as unknown as Correction;

  function News({ corrections }: { readonly corrections: readonly Correction[] }) {
    return <p>{useNews(corrections).size} new</p>;
  }

  test('stays new while the list is open, and the background gets one message', async () => {
    await show(<News corrections={[decided]} />);
    await says('1 new');
    expect(sent).toEqual([{ type: 'clear-news', corrections: [decided.id] }]);
  });

  test('is not new if the reader has seen it', async () => {
    await show(<News corrections={[seen]} />);
    await says('0 new');
    expect(sent).toEqual([]);
  });
});

describe('an action that opens an e-mail', () => {
  const open = vi.fn(async (_app: MailApp) => undefined);

  function Write() {
    const [withMailApp, question] = useMailApp(console.error);
    return (
      <>
        <button type="button" onClick={() => withMailApp(open)}>
          Write
        </button>
        {question}
      </>
    );
  }

  beforeEach(() => void open.mockClear());

  test('asks first where the reader writes mail, and remembers it', async () => {
    await show(<Write />);
    await press('Write');
    await says(getMessage('whichMail'));
    expect(open).not.toHaveBeenCalled();
    await press(getMessage('mailInGmail'));
    await until(() => open.mock.calls.length === 1, 'the e-mail');
    expect(open).toHaveBeenCalledWith('gmail');
    expect(await local.get('mailApp')).toEqual({ mailApp: 'gmail' });
    expect(isSaid(getMessage('whichMail'))).toBe(false);
  });

  test('does not ask again once that is known', async () => {
    await local.set({ mailApp: 'proton' });
    await show(<Write />);
    await press('Write');
    await until(() => open.mock.calls.length === 1, 'the e-mail');
    expect(open).toHaveBeenCalledWith('proton');
  });
});
