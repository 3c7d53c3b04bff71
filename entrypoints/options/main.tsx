// The options page.

import { Options } from '../../components/options/Options';
import { applyReadersLanguage, renderPage } from '../../components/shared/open-page';

await applyReadersLanguage('optionsTitle');
renderPage(<Options />);
