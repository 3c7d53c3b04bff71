// The popup page: the action popup or, if the browser refuses to open that, a small window.

import { App } from '../../components/popup/App';
import { applyReadersLanguage, renderPage } from '../../components/shared/open-page';
import { windowOfPopup } from '../../lib/capture/window-of-popup';
import { openAhead } from '../../lib/outbox/database';
import { fitSize } from './fit-size';

fitSize();
openAhead();
const [windowId] = await Promise.all([windowOfPopup(), applyReadersLanguage('actionTitle')]);
renderPage(<App windowId={windowId} />);
