// The popup page: the action popup or, if the browser refuses to open that, a small window.

import { browser } from 'wxt/browser';
import { App } from '../../components/popup/App';
import { applyReadersLanguage, renderPage } from '../../components/shared/open-page';
import { openAhead } from '../../lib/outbox/database';
import { fitRoom } from './fit-room';

/** The id of the window that the popup is about, if the popup is in a window of its own. */
const asked = new URLSearchParams(location.search).get('window');
fitRoom();
openAhead();
const [windowId] = await Promise.all([
  asked === null ? browser.windows.getCurrent().then(({ id }) => id) : Number(asked),
  applyReadersLanguage('actionTitle'),
]);
renderPage(<App windowId={windowId ?? browser.windows.WINDOW_ID_NONE} />);
