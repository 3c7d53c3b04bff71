// What addresses are for, and which of them are not offered to readers.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { purposeOf, purposeOfContact } from '../../../lib/recipient/purpose';

const of = (name: string, text?: string) => purposeOf(`${name}@paper.example`, text);

describe('by its own name, an address', () => {
  test.each([
    ...[
      'corrections',
      'correction',
      'news.corrections',
      'Errata',
      'online_corrections',
      'fehler',
      'korrekturen',
    ],
    ...['correcciones', 'fe-de-erratas', 'sprostowania', 'labojumi'],
  ])('takes corrections: %s', (name) => {
    expect(of(name)).toBe('corrections');
  });

  test.each([
    ...[
      'editor',
      'editors',
      'editorial',
      'web-editor',
      'webeditor',
      'readers.editor',
      'letters.to-the_editor',
    ],
    ...[
      'newsroom',
      'news',
      'newsdesk',
      'desk',
      'feedback',
      'redaktion',
      'chefredaktion',
      'online-redaktion',
      'redaction',
    ],
    ...['redaccion', 'redakcja', 'redakcija', 'leserbriefe', 'letters', 'readers', 'ombudsman', 'NEWSROOM'],
  ])('is the editors’: %s', (name) => {
    expect(of(name)).toBe('editors');
  });

  test.each([
    ...[
      'info',
      'contact',
      'kontakt',
      'office',
      'hello',
      'webmaster',
      'admin',
      'support',
      'press',
      'ada.writer',
    ],
    ...['creditors', 'auditor', 'newsome', 'desktop', 'newswire', 'correctional', 'terror', 'editorial-ads'],
    ...['help-desk', 'reader-services', 'news-alerts', 'it-desk', 'redaktionell'],
  ])('is nobody’s in particular: %s', (name) => {
    expect(of(name)).toBe('general');
  });

  test.each([
    ...[
      'noreply',
      'no-reply',
      'No_Reply',
      'donotreply',
      'do-not-reply',
      'mailer-daemon',
      'bounces',
      'unsubscribe',
    ],
    ...['noreply-corrections', 'bounce.errors', 'news-noreply'],
    ...['newsletter', 'news-letter', 'newsletters', 'subscriptions', 'abo', 'aboservice', 'billing'],
    ...[
      'privacy',
      'datenschutz',
      'dpo',
      'gdpr',
      'data.protection',
      'abuse',
      'postmaster',
      'security',
      'legal',
      'dmca',
    ],
    ...[
      'advertising',
      'ads',
      'ad-sales',
      'adsales',
      'anzeigen',
      'publicite',
      'reklama',
      'sales',
      'marketing',
      'news-sales',
    ],
    ...['jobs', 'careers', 'bewerbung', 'hr', 'accessibility', 'permissions', 'syndication'],
  ])('is not for readers’ corrections, and is not offered: %s', (name) => {
    expect(of(name)).toBeUndefined();
  });
});

describe('by the text of its link, an address', () => {
  test.each([
    ...[
      'Corrections',
      'Report an error',
      'Spotted a mistake? Tell us',
      'Fehler melden',
      'Signaler une erreur',
    ],
    ...[
      'Fe de erratas',
      'Informar de un error',
      'Zgłoś błąd',
      'Ziņot par kļūdu',
      'Повідомити про помилку',
      'الإبلاغ عن خطأ',
    ],
  ])('takes corrections: %s', (text) => {
    expect(of('hello', text)).toBe('corrections');
  });

  test.each([
    ...[
      'Contact the newsroom',
      'Feedback',
      'Letter to the editor',
      'An die Redaktion',
      'Écrire à la rédaction',
    ],
    ...['Redacción', 'Napisz do redakcji', 'Rakstiet redakcijai', 'Написати редакції', 'هيئة التحرير'],
  ])('is the editors’: %s', (text) => {
    expect(of('hello', text)).toBe('editors');
  });

  test.each([
    ...[
      'hello@paper.example',
      'jane@redaktion.example',
      'corrections.example',
      'Ada Writer, security editor',
    ],
    ...['Write to us', 'Newsletter feedback', 'uncorrected proofs', ''],
  ])('is what its name says: %s', (text) => {
    expect(of('hello', text === 'corrections.example' ? 'desk@corrections.example' : text)).toBe('general');
  });

  test('is not offered to readers, with any text', () => {
    expect(of('noreply', 'Corrections')).toBeUndefined();
    expect(of('advertising', 'Feedback')).toBeUndefined();
  });
});

describe('a contact that a site names for', () => {
  test.each([
    ['Corrections', 'corrections'],
    ['corrections and clarifications', 'corrections'],
    ['Fehlermeldungen', 'corrections'],
    ['rectificatifs', 'corrections'],
    ['Виправлення', 'corrections'],
    ['Editorial', 'editors'],
    ['Editor-in-chief', 'editors'],
    ['Newsroom Contact', 'editors'],
    ['news', 'editors'],
    ['Redaktion', 'editors'],
    ['rédaction', 'editors'],
    ['Redacción', 'editors'],
    ['редакція', 'editors'],
    ['هيئة التحرير', 'editors'],
    ['Press and newsroom', 'editors'],
    ['customer support', 'general'],
    ['Customer Service', 'general'],
    ['general enquiries', 'general'],
    ['', 'general'],
  ])('%j is %s', (type, purpose) => {
    expect(purposeOfContact('hello@paper.example', type)).toBe(purpose);
  });

  test.each([
    ...[
      'Sales',
      'advertising',
      'Newsletter',
      'news subscriptions',
      'billing support',
      'technical support',
      'Press office',
    ],
    ...['media relations', 'Datenschutz', 'Data Protection Officer', 'reservations', 'Licensing', 'Jobs'],
  ])('%j is not offered', (type) => {
    expect(purposeOfContact('hello@paper.example', type)).toBeUndefined();
  });

  test('something other than its own name says keeps the more careful purpose', () => {
    expect(purposeOfContact('editor@paper.example', 'press')).toBe('general');
    expect(purposeOfContact('corrections@paper.example', 'press')).toBe('corrections');
    expect(purposeOfContact('privacy@paper.example', 'editorial')).toBeUndefined();
  });
});

describe('of hostile text only the beginning is read', () => {
  afterEach(() => void vi.restoreAllMocks());

  /** The longest text that any regular expression was given in the meantime, in UTF-16 units. */
  function longestSearched(work: () => void): number {
    const exec = RegExp.prototype.exec;
    let longest = 0;
    vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
      longest = Math.max(longest, text.length);
      return exec.call(this, text);
    });
    work();
    vi.restoreAllMocks();
    return longest;
  }

  const LONG = 20_000;
  test.each([...['x', ' ', '@', 'a@ ', 'é', 'corrections ', '_', '\u0344', 'editor', '\n\t']])(
    'in text, name and type: %j again and again',
    (piece) => {
      const text = piece.repeat(LONG / piece.length);
      const searched = longestSearched(() => {
        purposeOf('desk@paper.example', text);
        purposeOf(text, text);
        purposeOfContact('desk@paper.example', text);
      });
      expect(searched).toBeGreaterThan(0);
      expect(searched).toBeLessThanOrEqual(2_000);
    },
  );

  test('and the beginning still counts', () => {
    expect(of('desk', `Report a mistake ${'x'.repeat(LONG)}`)).toBe('corrections');
    expect(of('hello', `write to a@corrections.example ${'x'.repeat(LONG)}`)).toBe('general');
  });
});
