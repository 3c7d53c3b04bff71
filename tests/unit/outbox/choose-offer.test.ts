// The recipients that are offered for held corrections.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../../lib/correction/correction';
import { addressOf, type Provenance } from '../../../lib/correction/recipient';
import { chooseOffer } from '../../../lib/outbox/choose-offer';
import { type Candidate, NO_CONTACTS } from '../../../lib/recipient/candidate';

const PAGE = 'https://news.test/story';
const RELAY = 'https://relay.test/inbox';
const passage = { exact: 'jumpd', prefix: 'fox ', suffix: ' over', start: 4, end: 9 };
const KEY: Candidate = {
  type: 'form',
  form: PAGE,
  opens: 'key',
  purpose: 'corrections',
  provenance: 'site-tool',
};
const DESK: Candidate = {
  type: 'mailbox',
  mailbox: 'desk@news.test',
  purpose: 'editors',
  provenance: 'mail-link',
};
const wiki = (address: string): Candidate => ({
  type: 'issue',
  host: 'mediawiki',
  address,
  provenance: 'edit-link',
});

const offer = (subject: Parameters<typeof chooseOffer>[0], ...candidates: Candidate[]) =>
  chooseOffer(subject, { candidates, pages: [] }, undefined);

describe('a held correction is offered', () => {
  test('the tool that a key opens only if it is about highlighted text', () => {
    expect(offer({ passage }, KEY, DESK)).toMatchObject({ opens: 'key' });
    expect(offer({}, KEY, DESK)).toMatchObject({ mailbox: 'desk@news.test' });
    expect(offer({}, KEY)).toBeUndefined();
  });

  test('the editor of the whole page of a wiki, not of the section that is highlighted now', () => {
    const editor = 'https://wiki.test/w/index.php?title=Fox&action=edit';
    expect(offer({ passage }, wiki(`${editor}&section=3`))).toMatchObject({ address: editor });
  });

  test('the reader’s relay before addresses', () => {
    const found = { candidates: [DESK], pages: [] };
    expect(chooseOffer({}, found, RELAY)).toMatchObject({ type: 'inbox', inbox: RELAY, provenance: 'set' });
  });
});

describe('a recipient that is found after another one was offered', () => {
  const mailbox = (name: string, purpose: 'corrections' | 'general', provenance: Provenance): Candidate => ({
    type: 'mailbox',
    mailbox: `${name}@news.test`,
    purpose,
    provenance,
  });
  const page = (name: string, purpose: 'corrections' | 'general', provenance: Provenance): Candidate => ({
    type: 'form',
    form: `https://news.test/${name}`,
    opens: 'page',
    purpose,
    provenance,
  });
  /** In the form's order of preference. The sources are in another order. */
  const PREFERRED: readonly Candidate[] = [
    { type: 'inbox', inbox: 'https://news.test/inbox', provenance: 'declared' },
    { type: 'inbox', inbox: 'https://news.test/home', provenance: 'home' },
    { type: 'mistape', endpoint: 'https://news.test/wp-admin/admin-ajax.php', provenance: 'site-tool' },
    KEY,
    mailbox('errors', 'corrections', 'structured-data'),
    mailbox('desk', 'corrections', 'contact-page'),
    { type: 'issue', host: 'github', address: 'https://github.com/o/r/issues/new', provenance: 'edit-link' },
    page('report', 'corrections', 'corrections-link'),
    page('errors', 'corrections', 'contact-page'),
    mailbox('directory', 'corrections', 'directory'),
    mailbox('info', 'general', 'trust-txt'),
    mailbox('office', 'general', 'mail-link'),
    page('contact', 'general', 'contact-page'),
  ];

  /** Returns what is offered after each was found in a search of its own. */
  const offeredAfter = (candidates: readonly Candidate[]) =>
    candidates.reduce<Offer | undefined>(
      (offered, candidate) =>
        chooseOffer(
          { passage, ...(offered && { offered }) },
          { candidates: [candidate], pages: [] },
          undefined,
        ),
      undefined,
    );

  test('replaces it only if the form would prefer it, in whichever order they are found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PREFERRED], { minLength: 1 }), (found) => {
        const best = PREFERRED.find((candidate) => found.includes(candidate));
        expect(offeredAfter(found)).toEqual(best);
      }),
    );
  });

  test.each([
    ['a corrections page, by a general address that trust.txt names', 7, 10],
    ['a project, by a general address of the page', 6, 11],
    ['the directory’s address, by a general address that trust.txt names', 9, 10],
    ['an address for corrections on a contact page, by a project', 5, 6],
  ])('does not replace %s', (_what, better, worse) => {
    const both = [PREFERRED[better], PREFERRED[worse]].filter((one) => one !== undefined);
    expect(offeredAfter(both)).toEqual(PREFERRED[better]);
    expect(offeredAfter(both.toReversed())).toEqual(PREFERRED[better]);
  });

  test('leaves the earlier offer if nothing is found any more', () => {
    const offered: Offer = { type: 'mailbox', mailbox: 'desk@news.test', provenance: 'mail-link' };
    expect(chooseOffer({ offered }, NO_CONTACTS, undefined)).toMatchObject(offered);
  });

  test('replaces a relay that the reader removed or changed', () => {
    const offered: Offer = { type: 'inbox', inbox: RELAY, provenance: 'set' };
    expect(chooseOffer({ offered }, NO_CONTACTS, undefined)).toBeUndefined();
    expect(chooseOffer({ offered }, NO_CONTACTS, 'https://other.test/inbox')).toMatchObject({
      inbox: 'https://other.test/inbox',
    });
  });

  test('replaces one whose purpose an earlier version did not store, unless it serves less', () => {
    const offered: Offer = { type: 'mailbox', mailbox: 'desk@news.test', provenance: 'trust-txt' };
    const now = (candidate: Candidate | undefined) => {
      const found = { candidates: candidate === undefined ? [] : [candidate], pages: [] };
      const chosen = chooseOffer({ offered }, found, undefined);
      return chosen && addressOf(chosen);
    };
    expect(now(PREFERRED[9])).toBe('directory@news.test');
    expect(now(PREFERRED[11])).toBe('desk@news.test');
  });
});
