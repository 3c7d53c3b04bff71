// The popup page, as the action popup or, where that is refused, in a small window of its own.

import { browser } from 'wxt/browser';
import { App } from '../../components/popup/App';
import { show, speakReadersLanguage } from '../../components/shared/open-page';
import { openAhead } from '../../lib/outbox/database';
import { fitRoom } from './fit-room';

/** The window that the popup is about: in a window of its own, the one that opened it says which. */
const asked = new URLSearchParams(location.search).get('window');
fitRoom();
openAhead();
const [windowId] = await Promise.all([
  asked === null ? browser.windows.getCurrent().then(({ id }) => id) : Number(asked),
  speakReadersLanguage('actionTitle'),
]);
show(<App windowId={windowId ?? browser.windows.WINDOW_ID_NONE} />);
