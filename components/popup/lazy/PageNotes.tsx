// What the popup learns about the open page after the capture. Loaded as soon as the page is known.

import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Correction } from '../../../lib/correction/correction';
import { diffWords } from '../../../lib/correction/diff';
import type { PageCheckResult } from '../../../lib/correction/page-check';
import type { State } from '../../../lib/correction/status';
import type { Draft, DraftChange } from '../../../lib/draft/draft';
import { isRecipientKnown, withContacts } from '../../../lib/draft/draft-contacts';
import { interfaceLanguage, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import { within } from '../../../lib/net/within';
import { correctionsOf, countNews, countPending } from '../../../lib/outbox/queries';
import { followChanges } from '../../../lib/outbox/update';
import { cleanAddress } from '../../../lib/page/address';
import { type Contacts, NO_CONTACTS } from '../../../lib/recipient/candidate';
import { SettingsNote } from '../../shared/SettingsNote';
import { Subject } from '../../shared/Subject';

export { keepFocus } from './keep-focus';

interface PageNotesProps {
  readonly windowId: number;
  /** False while the list is open, because its cards show the same. */
  readonly isShown: boolean;
  /** Called with the number of corrections with news, whenever it may have changed while this is shown. */
  readonly onUnseen: (count: number) => void;
}

/**
 * The page check of the reader's corrections to the open page. If the mistake was fixed before the correction was
 * delivered, the reader can withdraw it with one click. Above it, whether a correction failed and the reader has not seen it.
 */
export function PageNotes({ windowId, isShown, onUnseen }: PageNotesProps) {
  const [seen, setSeen] = useState<readonly SeenCorrection[]>([]);
  const [hasFailures, setHasFailures] = useState(false);
  const hasChecked = useRef(false);
  // The list is where the reader sees them, so they may be gone when the reader comes back from it.
  useEffect(() => {
    if (!isShown) return;
    const count = () =>
      void countNews().then(({ verdicts, failures }) => {
        setHasFailures(failures > 0);
        onUnseen(verdicts + failures);
      }, console.error);
    count();
    return followChanges(count);
  }, [isShown]);
  // It runs once even if the reader opens the list immediately, and again when they come back from the list.
  useEffect(() => {
    if (!isShown && hasChecked.current) return;
    hasChecked.current = true;
    checkOpenPage(windowId).then(setSeen, console.error);
  }, [windowId, isShown]);
  const withdraw = async ({ id }: Correction) => {
    await ask('withdraw', { correction: id });
    setSeen((all) => all.filter(({ correction }) => correction.id !== id));
  };
  const [withdrawable, sent] = [
    seen.filter(({ correction }) => isWithdrawable(correction)),
    seen.filter(isSent),
  ];
  const fixed = withdrawable.filter(({ verdict }) => verdict === 'fixed');
  if (!isShown) return null;
  return (
    <>
      <SettingsNote />
      {hasFailures && (
        <p class="fixed" role="status">
          {text('notDelivered')}
        </p>
      )}
      {fixed.length > 0 && (
        <section class="fixed" role="status">
          <p>{text('fixedMeanwhile')}</p>
          {fixed.map(({ correction }) => (
            <div key={correction.id}>
              <Subject of={correction} replacement={correction.suggestion.replacement} diff={diffWords} />
              <div class="buttons">
                <button type="button" onClick={() => void withdraw(correction).catch(console.error)}>
                  {text('actionWithdraw')}
                </button>
              </div>
            </div>
          ))}
        </section>
      )}
      {sent.some(({ verdict }) => verdict === 'unchanged' || verdict === 'fixed') && (
        <p class="fixed" role="status">
          {hereText(sent.map(({ verdict }) => verdict))}
        </p>
      )}
    </>
  );
}

/** Says how many of the reader's corrections on this page are fixed, and how many are not. */
function hereText(verdicts: readonly PageCheckResult[]): string {
  const format = new Intl.NumberFormat(interfaceLanguage());
  const counted = (name: 'notFixedHere' | 'fixedHere', wanted: PageCheckResult) => {
    const count = verdicts.filter((one) => one === wanted).length;
    return count === 0 ? [] : [text(name, format.format(count))];
  };
  return [...counted('notFixedHere', 'unchanged'), ...counted('fixedHere', 'fixed')].join(' · ');
}

interface SeenCorrection {
  readonly correction: Correction;
  readonly verdict: PageCheckResult;
}

/** In `sending`, an attempt may have begun when the popup opened. The correction can be withdrawn once it ends. */
const WITHDRAWABLE: readonly State[] = ['held', 'queued', 'sending', 'failed'];

function isWithdrawable({ status }: Correction): boolean {
  return WITHDRAWABLE.includes(status.state);
}

function isSent({ correction }: SeenCorrection): boolean {
  return !isWithdrawable(correction);
}

async function checkOpenPage(windowId: number): Promise<SeenCorrection[]> {
  if (!(await mayHaveCorrections(windowId))) return [];
  const { isCheckable, checkText } = await import('../../../lib/page-check/check'); // large, and rarely needed
  const frames = await ask('read-texts', { windowId });
  const found = await Promise.all(
    frames.map(async (frame) => {
      const corrections = (await correctionsOf(frame.address)).filter(isCheckable);
      return checkText(frame, corrections).flatMap((check) => {
        const correction = corrections.find(({ id }) => id === check.correction);
        return correction === undefined ? [] : [{ correction, verdict: check.verdict }];
      });
    }),
  );
  const seen = Array.from(new Map(found.flat().map((one) => [one.correction.id, one])).values());
  const checks = seen.map(({ correction, verdict }) => ({ correction: correction.id, verdict }));
  if (checks.length > 0) await ask('save-page-checks', { checks });
  return seen;
}

/** Whether there may be a correction to this page or, if any correction waits to be sent, to a frame in it. */
async function mayHaveCorrections(windowId: number): Promise<boolean> {
  if ((await countPending()) > 0) return true;
  const [tab] = await browser.tabs.query({ active: true, windowId });
  const address = tab?.url === undefined ? undefined : cleanAddress(tab.url);
  return address !== undefined && (await correctionsOf(address)).length > 0;
}

/**
 * How long the form waits for the contacts on the page before the site is asked, in milliseconds: a page that shows an `alert()`
 * answers only afterwards.
 */
const PAGE_TIMEOUT_MS = 2_000;

interface FindContactsProps {
  readonly draft: Draft;
  readonly windowId: number;
  /** Called each time contacts are found. */
  readonly onFound: (change: DraftChange) => void;
}

/**
 * Looks for the recipients that the page and its site name while the reader writes: the form does not wait for them. Shows
 * nothing.
 */
export function FindContacts({ draft, windowId, onFound }: FindContactsProps) {
  const latest = useRef(draft);
  latest.current = draft;
  const page = draft.page.address;
  useEffect(() => {
    let isWanted = true;
    const add = (found: Contacts) => {
      if (isWanted) onFound((draft) => withContacts(draft, found));
    };
    const search = async () => {
      const reading = ask('read-contacts', { windowId, page }).catch(nothing);
      // If the page itself names nobody, the form waits for the site's answer before it says so.
      void reading.then((found) => {
        if (found.candidates.length + found.pages.length > 0) add(found);
      });
      const onPage = (await within(PAGE_TIMEOUT_MS, reading)) ?? NO_CONTACTS;
      // The site's contact pages are read only if nobody is known without them.
      const isKnown = isRecipientKnown(withContacts(latest.current, onPage));
      add(await ask('fetch-site-contacts', { page, pages: onPage.pages, isKnown }).catch(nothing));
    };
    void search();
    return () => {
      isWanted = false;
    };
  }, [page, windowId]);
  return null;
}

function nothing(error: unknown): Contacts {
  console.error(error);
  return NO_CONTACTS;
}
