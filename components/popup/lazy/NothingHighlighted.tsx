// What the popup offers where there is nothing to begin with: on a page where nothing is highlighted, where no page can be
// read, and where something went wrong.

import { PRACTICE_ADDRESS } from '../../../lib/correction/practice-address';
import { shortcutName, text } from '../../../lib/i18n/i18n';
import { Hint } from '../../shared/Hint';
import { SitesWithheld } from '../../shared/SitesWithheld';
import { useAllowed } from '../../shared/useAllowed';
import { QuoteBox, type QuoteBoxProps } from './QuoteBox';
import { SiteSwitch } from './SiteSwitch';

export function NothingHighlighted(props: QuoteBoxProps) {
  const { address } = props.capture.page;
  const isAllowed = useAllowed(address);
  return (
    <>
      <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
      <QuoteBox key={address} {...props} />
      {address !== PRACTICE_ADDRESS &&
        (isAllowed === false ? <SitesWithheld /> : <SiteSwitch address={address} />)}
    </>
  );
}

/** Something went wrong on our side. */
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
