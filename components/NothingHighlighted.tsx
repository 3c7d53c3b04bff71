// What the popup offers on a page where nothing is highlighted.

import { shortcutName, text } from '../lib/i18n';
import { PRACTICE_ADDRESS } from '../lib/practice/address';
import { Hint } from './Hint';
import { QuoteBox, type QuoteBoxProps } from './QuoteBox';
import { SiteSwitch } from './SiteSwitch';

export function NothingHighlighted(props: QuoteBoxProps) {
  const { address } = props.capture.page;
  return (
    <>
      <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
      <QuoteBox key={address} {...props} />
      {address !== PRACTICE_ADDRESS && <SiteSwitch address={address} />}
    </>
  );
}
