// The options page.

import { show, speakReadersLanguage } from '../../components/open-page';
import { Options } from '../../components/options/Options';

await speakReadersLanguage('optionsTitle');
show(<Options />);
