// The popup page, as the action popup or, where that is refused, in a small window of its own.

import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '../../components/App';
import { interfaceDirection, interfaceLanguage, text } from '../../lib/i18n';

const root = document.getElementById('app');
if (root === null) throw new Error('popup/index.html has no #app');

document.documentElement.lang = interfaceLanguage();
document.documentElement.dir = interfaceDirection();
document.title = text('actionTitle');

/** The window that the popup is about: in a window of its own, the one that opened it says which. */
const asked = new URLSearchParams(location.search).get('window');
document.body.classList.toggle('in-window', asked !== null);
const windowId = asked === null ? (await browser.windows.getCurrent()).id : Number(asked);
render(<App windowId={windowId ?? browser.windows.WINDOW_ID_NONE} />, root);
