// What the form and the list say about a recipient of each channel.

import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../../lib/channel/registry';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Recipient } from '../../../lib/correction/recipient';
import type { Draft } from '../../../lib/draft/draft';
import { toContent } from '../../../lib/draft/draft-content';
import type { Candidate } from '../../../lib/recipient/candidate';
import { sampleDraft } from '../../../testing/samples/drafts';
import { beginTest, getMessage, local, openedTab, sent } from './extension';
import { button, fromMenu, isSaid, itemsOfMenu, press, says, show, until } from './page';

const { Composer } = await import('../../../components/form/Composer');
const { CardActions } = await import('../../../components/list/CardActions');
const { JointLetters } = await import('../../../components/list/JointLetters');
const { CardLine } = await import('../../../components/list/CardLine');
const { handOver } = await import('../../../lib/channel/hand-over');
const { stateName } = await import('../../../components/shared/state-names');

const MAILBOX: Candidate = {
  type: 'mailbox',
  mailbox: 'desk@news.example',
  purpose: 'corrections',
  provenance: 'mail-link',
};
const INBOX: Candidate = { type: 'inbox', inbox: 'https://news.example/inbox', provenance: 'home' };
const MISTAPE: Candidate = {
  type: 'mistape',
  endpoint: 'https://news.example/wp-admin/admin-ajax.php',
  provenance: 'site-tool',
};
const ISSUE = {
  type: 'issue',
  host: 'github',
  address: 'https://github.com/paper/site/issues/new',
  provenance: 'edit-link',
} as const satisfies Candidate;
const WIKI = {
  type: 'issue',
  host: 'mediawiki',
  address: 'https://wiki.example/w/index.php?title=Fox&action=edit',
  provenance: 'edit-link',
} as const satisfies Candidate;
const FORM = {
  type: 'form',
  form: 'https://news.example/report',
  opens: 'page',
  purpose: 'corrections',
  provenance: 'directory',
  seen: '2025-11-30',
} as const satisfies Candidate;
const OWN_FORM: Candidate = {
  type: 'form',
  form: 'https://news.example/2026/11/story-1',
  opens: 'key',
  purpose: 'corrections',
  provenance: 'site-tool',
};

function draftTo(...candidates: Candidate[]): Draft {
  const { inbox: _none, ...draft } = sampleDraft(1, '');
  return { ...draft, contacts: { candidates, pages: [] } };
}

function Form({ draft: begun }: { readonly draft: Draft }) {
  const [draft, setDraft] = useState(begun);
  return (
    <Composer
      choosesRecipient={false}
      draft={draft}
      onChange={setDraft}
      onFound={() => undefined}
      onSent={() => undefined}
    />
  );
}

beforeEach(() => beginTest());

/** Opens the recipient panel. */
async function openPanel(): Promise<void> {
  const bar = await until(() => document.querySelector<HTMLElement>('.recipient'), 'the bar');
  if (bar.getAttribute('aria-expanded') === 'false') bar.click();
  await until(() => document.querySelector('.recipient-panel'), 'the panel');
}

describe('the form says what Send does, what can come back, and how the recipient is known', () => {
  test.each([
    ['an inbox', INBOX, 'Goes to news.example', 'Send', 'declared by the home page of news.example'],
    ['an inbox', INBOX, 'Goes to news.example', 'Send', 'The answer comes back here.'],
    ['Mistape', MISTAPE, 'Goes to news.example', 'Send', 'No answer can come back.'],
    ['a mailbox', MAILBOX, 'Opens a draft to desk@news.example', 'Open e-mail', 'from a link on this page'],
    [
      'an issue',
      ISSUE,
      'Opens a new issue on github.com/paper/site',
      'Open an issue',
      'You submit it there.',
    ],
    [
      'a wiki',
      WIKI,
      'Opens the page’s editor on wiki.example',
      'Open the editor',
      'You make the change there.',
    ],
    ['a form', FORM, 'Opens a form on news.example', 'Open the site’s form', 'on November 30, 2025'],
    [
      'an own form',
      OWN_FORM,
      'Opens this site’s own form',
      'Open the site’s form',
      'You paste your text there.',
    ],
  ])('%s', async (_, candidate, promise, label, hint) => {
    await show(<Form draft={draftTo(candidate)} />);
    await says(promise);
    await says(hint);
    await button(label);
  });
});

describe('the recipient panel says the whole of what cannot be expected', () => {
  test.each([
    ['Mistape', MISTAPE, 'No answer can come back here.'],
    ['a mailbox', MAILBOX, 'Any answer comes by e-mail, not here.'],
    ['an issue', ISSUE, 'Any answer comes there, not here.'],
    ['a wiki', WIKI, 'your wording is copied'],
    ['an own form', OWN_FORM, 'and copies your text'],
  ])('%s', async (_, candidate, hint) => {
    await show(<Form draft={draftTo(candidate)} />);
    await openPanel();
    await says(hint);
  });
});

test.each([
  ['a mailbox', MAILBOX, true],
  ['a form', FORM, true],
  ['an inbox', INBOX, false],
  ['Mistape', MISTAPE, false],
  ['an issue', ISSUE, false],
  ['an own form', OWN_FORM, false],
])(
  'several corrections can be sent together if the recipient is %s: %3$s',
  async (_, candidate, isOffered) => {
    await show(<Form draft={draftTo(candidate)} />);
    await openPanel();
    await says(getMessage('preview'));
    expect(isSaid(getMessage('sendLater'))).toBe(isOffered);
  },
);

test('recipients on one host have different names in the choice', async () => {
  const otherForm: Candidate = { ...FORM, form: 'https://news.example/contact' };
  await show(<Form draft={draftTo(INBOX, MISTAPE, OWN_FORM, FORM, otherForm, ISSUE, WIKI)} />);
  await openPanel();
  const options = Array.from(document.querySelectorAll('.choice .check'), ({ textContent }) => textContent);
  expect(options).toEqual([
    'news.example declared by the home page of news.example',
    'Error report to news.example found on this page',
    'This site’s own form found on this page',
    'Form on news.example/report from Corrigenda’s directory, seen on news.example on November 30, 2025',
    'Form on news.example/contact from Corrigenda’s directory, seen on news.example on November 30, 2025',
    'Issue on github.com/paper/site from this page’s edit link',
    'Page editor on wiki.example from this page’s edit link',
  ]);
});

test('if nobody is known, the form says what the reader can do', async () => {
  await show(<Form draft={draftTo()} />);
  await says(getMessage('nobodyFound'));
  const pages = [{ address: 'https://news.example/contact', purpose: 'contact' } as const];
  await show(<Form draft={{ ...draftTo(), contacts: { candidates: [], pages } }} />);
  await says(getMessage('nobodyFoundLook'));
  await button(getMessage('lookOnContact'));
});

function correctionTo(recipient: Recipient, state: 'held' | 'handed'): Correction {
  const content = toContent({ ...draftTo(), id: newCorrectionId() }, new Date());
  return { ...content, recipient, status: { state }, history: [] };
}

const nothing = () => undefined;

describe('after Send, the card says what opened and what is left to do there', () => {
  const BITBUCKET = {
    ...ISSUE,
    host: 'bitbucket',
    address: 'https://bitbucket.org/paper/site/issues/new',
  } as const;
  test.each([
    ['an issue that is filled in', ISSUE, 'The page that opened has your suggestion: submit it there.'],
    ['an issue to paste into', BITBUCKET, 'The new issue is open and your text is copied: paste it there.'],
    ['a wiki', WIKI, 'The page’s editor is open: make the change there. Your text is copied.'],
    ['a form', FORM, 'The form is open and your text is copied: paste it there.'],
  ] as const)('%s', async (_, recipient, words) => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const correction = correctionTo(recipient, 'held');
    const to = await handOver(correction, recipient, { app: undefined });
    await show(<CardLine correction={correction} isUndoable={false} sentTo={to} />);
    await says(words);
    writeText.mockRestore();
  });
});

describe('in the list', () => {
  const handlers = { isUndoable: false, about: 'jumpd', onEdit: nothing, onRemoved: nothing };

  test.each([
    ['mailbox', MAILBOX, 'Open e-mail', 'Opened in your mail'],
    ['issue', ISSUE, 'Open an issue', 'Opened on the site'],
    ['form', FORM, 'Open the site’s form', 'Opened on the site'],
  ] as const)(
    'the button and the state of a correction to a recipient of type %s follow it',
    async (type, recipient, label, opened) => {
      expect(CHANNELS[type].way).toBe('by-hand');

      await show(
        <CardActions correction={correctionTo(recipient, 'held')} {...handlers} onFailure={nothing} />,
      );
      await button(label);
      await show(
        <CardActions correction={correctionTo(recipient, 'handed')} {...handlers} onFailure={nothing} />,
      );
      await button('I have sent it');
      expect(await itemsOfMenu()).toEqual(['Open it again', 'I did not send it', 'Edit', 'Delete']);
      expect(getMessage(stateName('handed', recipient))).toBe(opened);
    },
  );

  test('a held issue opens without a question about the mail app', async () => {
    await beginTest({ 'set-recipient': () => 'done' });
    await show(<CardActions correction={correctionTo(ISSUE, 'held')} {...handlers} onFailure={nothing} />);
    await press('Open an issue');
    await vi.waitFor(() =>
      expect(openedTab).toHaveBeenCalledWith({
        url: expect.stringContaining('https://github.com/'),
        active: true,
      }),
    );
    expect(isSaid(getMessage('whichMail'))).toBe(false);
    expect(sent).toMatchObject([{ type: 'set-recipient' }]);
    expect(await local.get('mailApp')).toEqual({});
  });

  test('several corrections held for one form open it once, with all their texts copied', async () => {
    await beginTest({ 'set-recipient': () => 'done' });
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const held = [correctionTo(FORM, 'held'), correctionTo(FORM, 'held'), correctionTo(OWN_FORM, 'held')];
    await show(<JointLetters corrections={held} onFailure={nothing} />);
    await says('2 corrections wait for news.example.');
    await says(getMessage('togetherFormHint'));
    await press('Open the form for all');
    await vi.waitFor(() =>
      expect(openedTab.mock.calls).toEqual([[{ url: 'https://news.example/report', active: true }]]),
    );
    expect(writeText.mock.calls[0]?.[0].split('* * *')).toHaveLength(2);
    expect(sent.map(({ type }) => type)).toEqual(['set-recipient', 'set-recipient']);
    writeText.mockRestore();
  });

  describe('if the text cannot be copied, it opens behind the list, which says so:', () => {
    test.each([
      ['a form', FORM, 'Open the site’s form', 'https://news.example/report'],
      ['an own form', OWN_FORM, 'Open the site’s form', 'https://news.example/2026/11/story-1'],
      ['a wiki', WIKI, 'Open the editor', 'https://wiki.example/'],
    ])('%s', async (_, recipient, label, address) => {
      await beginTest({ 'set-recipient': () => 'done', 'press-site-key': () => 'absent' });
      const writeText = vi
        .spyOn(navigator.clipboard, 'writeText')
        .mockRejectedValue(new Error('not allowed'));
      const onFailure = vi.fn();
      await show(
        <CardActions correction={correctionTo(recipient, 'held')} {...handlers} onFailure={onFailure} />,
      );
      await press(label);
      await says(getMessage('sentUncopied'));
      expect(openedTab.mock.calls).toEqual([[{ url: expect.stringContaining(address), active: false }]]);
      expect(sent.map(({ type }) => type)).not.toContain('mark-not-sent');
      expect(onFailure).not.toHaveBeenCalled();
      writeText.mockRestore();
    });

    test('one form for several corrections', async () => {
      await beginTest({ 'set-recipient': () => 'done' });
      const writeText = vi
        .spyOn(navigator.clipboard, 'writeText')
        .mockRejectedValue(new Error('not allowed'));
      const held = [correctionTo(FORM, 'held'), correctionTo(FORM, 'held')];
      await show(<JointLetters corrections={held} onFailure={nothing} />);
      await press('Open the form for all');
      await says(getMessage('sentUncopied'));
      expect(openedTab).toHaveBeenCalledOnce();
      writeText.mockRestore();
    });
  });

  describe('if nothing opens, it waits again, and the reader learns it:', () => {
    test.each([
      ['an issue', ISSUE, 'Open an issue'],
      ['a form', FORM, 'Open the site’s form'],
    ])('%s', async (_, recipient, label) => {
      await beginTest({ 'set-recipient': () => 'done', 'mark-not-sent': () => 'done' });
      openedTab.mockRejectedValue(new Error('no window'));
      const onFailure = vi.fn();
      await show(
        <CardActions correction={correctionTo(recipient, 'held')} {...handlers} onFailure={onFailure} />,
      );
      await press(label);
      await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce());
      expect(sent.map(({ type }) => type)).toEqual(['set-recipient', 'mark-not-sent']);
    });

    test('several corrections', async () => {
      await beginTest({ 'set-recipient': () => 'done', 'mark-not-sent': () => 'done' });
      openedTab.mockRejectedValue(new Error('no window'));
      const onFailure = vi.fn();
      const held = [correctionTo(FORM, 'held'), correctionTo(FORM, 'held')];
      await show(<JointLetters corrections={held} onFailure={onFailure} />);
      await press('Open the form for all');
      await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce());
      expect(sent.filter(({ type }) => type === 'mark-not-sent')).toHaveLength(2);
    });

    test('what was opened before stays opened before', async () => {
      openedTab.mockRejectedValue(new Error('no window'));
      const onFailure = vi.fn();
      await show(
        <CardActions correction={correctionTo(ISSUE, 'handed')} {...handlers} onFailure={onFailure} />,
      );
      await fromMenu('Open it again');
      await vi.waitFor(() => expect(onFailure).toHaveBeenCalledOnce());
      expect(sent).toEqual([]);
    });
  });
});
