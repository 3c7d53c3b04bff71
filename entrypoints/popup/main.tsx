// The popup page: the action popup or, if the browser refuses to open that, a small window.

import { browser } from 'wxt/browser';
import { App } from '../../components/popup/App';
import { applyReadersLanguage, renderPage } from '../../components/shared/open-page';
import { openAhead } from '../../lib/outbox/database';
import { fitWidth } from './fit-width';

/** If the popup is in a window of its own: the id of the browser window that it belongs to. */
const windowParameter = new URLSearchParams(location.search).get('window');
fitWidth();
openAhead();
const [windowId] = await Promise.all([
  windowParameter === null ? browser.windows.getCurrent().then(({ id }) => id) : Number(windowParameter),
  applyReadersLanguage('actionTitle'),
]);
renderPage(<App windowId={windowId ?? browser.windows.WINDOW_ID_NONE} />);
