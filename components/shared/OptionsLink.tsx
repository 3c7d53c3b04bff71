// The button that opens the options page.

import { browser } from 'wxt/browser';
import { text } from '../../lib/i18n/i18n';

export function OptionsLink() {
  return (
    <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
      {text('options')}
    </button>
  );
}
