// The page that opens after the installation. No script can be injected into the extension's own pages, so this one
// imports the listener and the capture that other pages get injected.

import { browser } from 'wxt/browser';
import { applyReadersLanguage, renderPage } from '../../components/shared/open-page';
import { Welcome } from '../../components/welcome/Welcome';
import { capturePassage, findWords } from '../../lib/capture/capture-passage';
import { respondToCaptures } from '../../lib/capture/capture-practice';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { interfaceLanguage, text } from '../../lib/i18n/i18n';
import { listen } from '../../lib/shortcut/listener';

await applyReadersLanguage('welcomeTitle');
renderPage(<Welcome />);

const language = interfaceLanguage();
const page = {
  address: PRACTICE_ADDRESS,
  headline: text('practiceHeadline'),
  site: text('practiceSite'),
  language,
};
const { id } = (await browser.tabs.getCurrent()) ?? {};
if (id !== undefined) respondToCaptures(id, (quote) => ({ ...capturePassage(findWords(quote), page), page }));
listen();
