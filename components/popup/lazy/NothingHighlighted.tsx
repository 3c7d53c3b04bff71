// What the popup offers if there is no draft: nothing is highlighted, the page does not respond or cannot be read, or something failed.
// Loaded in these cases only.

import { useEffect, useState } from 'preact/hooks';
import { PRACTICE_ADDRESS } from '../../../lib/correction/practice-address';
import { shortcutName, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import { isWithin } from '../../../lib/net/host';
import type { PageCapture } from '../../../lib/page/capture';
import { readSettings } from '../../../lib/settings/settings';
import { switchSite } from '../../../lib/settings/sites';
import { Hint } from '../../shared/Hint';
import { SitesWithheld, useAllowed } from '../../shared/WithheldSites';
import { findSubject, type Subject } from '../useSubject';
import { QuoteBox, savedQuote } from './QuoteBox';

interface NothingHighlightedProps {
  readonly windowId: number;
  /** The page on which nothing is highlighted, or which does not respond. */
  readonly capture: PageCapture;
  readonly onChange: (subject: Subject) => void;
}

export function NothingHighlighted({ windowId, capture, onChange }: NothingHighlightedProps) {
  const { address } = capture.page;
  const isAllowed = useAllowed(address);
  const isBusy = capture.isBusy === true;
  useEffect(() => (isBusy ? whenItResponds(windowId, address, onChange) : undefined), [isBusy]);
  return (
    <>
      {isBusy ? (
        <Hint title={text('busy')} hint={text('busyHint')} />
      ) : (
        <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
      )}
      <QuoteBox
        key={address}
        windowId={windowId}
        capture={capture}
        onDraft={(draft) => onChange({ state: 'draft', draft })}
      />
      {address !== PRACTICE_ADDRESS &&
        (isAllowed === false ? <SitesWithheld /> : <SiteSwitch address={address} />)}
    </>
  );
}

/**
 * Shows the capture of a page once it responds again. A form does not replace words that the reader has written by then. Returns a
 * function that stops it.
 */
function whenItResponds(windowId: number, address: string, onChange: (subject: Subject) => void): () => void {
  let isWanted = true;
  const wait = async () => {
    while (isWanted) {
      // The capture that took too long or, if the reader looked at the list when it finished, another one.
      const found = (await findSubject(windowId, false)) ?? (await findSubject(windowId, true));
      if (found?.state === 'nothing-highlighted' && found.capture.isBusy) continue;
      const mayReplace = found?.state === 'nothing-highlighted' || (await savedQuote(address)) === '';
      if (isWanted && found !== undefined && mayReplace) onChange(found);
      return;
    }
  };
  wait().catch(console.error);
  return () => {
    isWanted = false;
  };
}

/** The extension failed. */
export function Failed() {
  return <Hint title={text('failed')} hint={text('failedHint')} />;
}

export function Unreachable() {
  const isAllowed = useAllowed();
  return (
    <>
      <Hint title={text('unreachable')} hint={text('unreachableHint', shortcutName())} />
      {isAllowed === false && <SitesWithheld />}
    </>
  );
}

/** Turns the shortcut off on this site: some sites use Ctrl+Enter for something else. */
function SiteSwitch({ address }: { address: string }) {
  const host = new URL(address).hostname;
  const [isOn, setIsOn] = useState<boolean>();

  useEffect(() => {
    readSettings().then(
      ({ offSites }) => setIsOn(!offSites.some((site) => isWithin(host, site))),
      console.error,
    );
  }, [host]);

  const change = async (on: boolean) => {
    try {
      await switchSite(host, on);
      await ask('off-sites-changed');
      setIsOn(on);
    } catch (error) {
      console.error(error);
      setIsOn(!on); // the switch did not change
    }
  };

  if (isOn === undefined) return null;
  return (
    <div class="site-switch">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{text('siteSwitch', shortcutName(), host)}</span>
      </label>
      {!isOn && <p class="note">{text('siteSwitchHint')}</p>}
    </div>
  );
}
