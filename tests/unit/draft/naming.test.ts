// What a reader confirms before a host receives their name, with a fake of the browser's storage.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Draft, withChange } from '../../../lib/draft/draft';
import { correction } from '../../../testing/samples/corrections';

let stored: Record<string, unknown> = {};
vi.stubGlobal('chrome', {
  storage: {
    local: {
      get: async () => structuredClone(stored),
      set: async (items: Record<string, unknown>) => {
        stored = { ...stored, ...structuredClone(items) };
      },
    },
  },
});
const { unconfirmedFor, unconfirmedInDraft } = await import('../../../lib/draft/naming');
const { forgetNamedHost, rememberNamedHost } = await import('../../../lib/settings/reader');
const { readSettings } = await import('../../../lib/settings/settings');
const namedHosts = async () => (await readSettings()).namedHosts;

const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };
const NOBODY = { name: '', email: '' };
const { id, page } = correction();

/** A draft that was filled in with the remembered name and e-mail. */
function draftFilledWith(filled: Draft['filled'] = ADA, changes: Partial<Draft> = {}): Draft {
  return {
    id,
    touched: 0,
    page,
    shortened: false,
    inbox: 'https://relay.news.test/inbox',
    kind: 'typo',
    replacement: '',
    comment: 'Wrong.',
    evidence: '',
    ...filled,
    filled,
    mailbox: '',
    ...changes,
  };
}

describe('before a host receives the reader’s name or e-mail', () => {
  test('a remembered name and e-mail are confirmed', () => {
    expect(unconfirmedInDraft(draftFilledWith(), [])).toEqual({
      host: 'relay.news.test',
      fields: ['name', 'email'],
    });
  });

  test('nothing is confirmed if nothing is sent', () => {
    expect(unconfirmedInDraft(draftFilledWith(NOBODY), [])).toBeUndefined();
    expect(unconfirmedInDraft(draftFilledWith({ name: ' ', email: '' }), [])).toBeUndefined();
  });

  test('a field that the reader typed needs no confirmation, a field that was filled in does', () => {
    let draft = withChange(draftFilledWith(NOBODY), 'name', 'Ada', 1);
    expect(unconfirmedInDraft(draft, [])).toBeUndefined();
    draft = withChange(draftFilledWith(), 'name', 'A. Reader', 1);
    expect(unconfirmedInDraft(draft, [])?.fields).toEqual(['email']);
    expect(unconfirmedInDraft(withChange(draft, 'email', '', 1), [])).toBeUndefined();
  });

  test('a remembered name that is typed again still needs confirmation', () => {
    const draft = withChange(withChange(draftFilledWith(), 'name', '', 1), 'name', ADA.name, 2);
    expect(unconfirmedInDraft(draft, [])?.fields).toContain('name');
  });

  test('a draft that does not say what was filled in needs confirmation', () => {
    const { filled: _unknown, ...draft } = draftFilledWith();
    expect(unconfirmedInDraft(draft, [])?.fields).toEqual(['name', 'email']);
  });

  test('only the fields that a host has already received need no confirmation, and only for that host', () => {
    const had = (host: string, ...fields: ('name' | 'email')[]) => [{ host, fields }];
    expect(unconfirmedInDraft(draftFilledWith(), had('relay.news.test', 'name', 'email'))).toBeUndefined();
    expect(unconfirmedInDraft(draftFilledWith(), had('relay.news.test', 'name'))?.fields).toEqual(['email']);
    for (const other of ['news.test', 'evil.relay.news.test', 'relay.news.test:8443'])
      expect(unconfirmedInDraft(draftFilledWith(), had(other, 'name', 'email'))).toBeDefined();
  });

  test('mail drafts, held corrections and the practice need no confirmation', () => {
    expect(unconfirmedInDraft(draftFilledWith(ADA, { mailbox: 'desk@news.test' }), [])).toBeUndefined();
    const { inbox: _none, ...nobody } = draftFilledWith();
    expect(unconfirmedInDraft(nobody, [])).toBeUndefined();
  });
});

test('a held correction needs confirmation, even if its name was typed', () => {
  const inbox = { type: 'inbox', inbox: 'https://relay.news.test/inbox', provenance: 'declared' } as const;
  const had = [{ host: 'relay.news.test', fields: ['name', 'email'] as const }];
  expect(unconfirmedFor(inbox, { name: 'Ada' }, [])).toEqual({ host: 'relay.news.test', fields: ['name'] });
  expect(unconfirmedFor(inbox, { name: 'Ada' }, had)).toBeUndefined();
  expect(unconfirmedFor(inbox, {}, [])).toBeUndefined();
});

describe('the hosts that have received name or e-mail', () => {
  beforeEach(() => {
    stored = {};
  });

  test('are none at first', async () => {
    expect(await namedHosts()).toEqual([]);
  });

  test('keep their fields when they receive more', async () => {
    await rememberNamedHost('a.test', ['name']);
    await rememberNamedHost('b.test', ['email']);
    await rememberNamedHost('a.test', ['name', 'email']);
    await rememberNamedHost('a.test', ['email']);
    expect(await namedHosts()).toEqual([
      { host: 'b.test', fields: ['email'] },
      { host: 'a.test', fields: ['name', 'email'] },
    ]);
  });

  test('are not listed if they received nothing', async () => {
    await rememberNamedHost('a.test', []);
    expect(await namedHosts()).toEqual([]);
  });

  test('are forgotten one by one', async () => {
    await rememberNamedHost('a.test', ['name']);
    await rememberNamedHost('b.test', ['name']);
    await forgetNamedHost('a.test');
    expect((await namedHosts()).map(({ host }) => host)).toEqual(['b.test']);
  });

  test('count only if they parse', async () => {
    stored = {
      namedHosts: [
        { host: 'a.test', fields: ['name'] },
        { host: 'b.test' },
        'c.test',
        { host: 'd.test', fields: ['all'] },
      ],
    };
    expect((await namedHosts()).map(({ host }) => host)).toEqual(['a.test']);
    stored = { namedHosts: 'all' };
    expect(await namedHosts()).toEqual([]);
  });
});
