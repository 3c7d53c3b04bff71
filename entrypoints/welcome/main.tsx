// The page that opens after the install. No script can be brought into the extension's own pages, so it listens and
// captures by itself, with what other pages are brought.

import { browser } from 'wxt/browser';
import { show, speakReadersLanguage } from '../../components/open-page';
import { Welcome } from '../../components/welcome/Welcome';
import { capturePassage } from '../../lib/doors/capture-passage';
import { listen } from '../../lib/doors/listener';
import { interfaceLanguage, text } from '../../lib/i18n';
import { PRACTICE_ADDRESS } from '../../lib/practice/address';
import { answerCaptures } from '../../lib/practice/capture';

await speakReadersLanguage('welcomeTitle');
show(<Welcome />);

const language = interfaceLanguage();
const page = {
  address: PRACTICE_ADDRESS,
  headline: text('practiceHeadline'),
  site: text('practiceSite'),
  language,
};
const { id } = (await browser.tabs.getCurrent()) ?? {};
if (id !== undefined) answerCaptures(id, (quote) => ({ ...capturePassage(language, quote), page }));
listen();
