// The options page.

import { Options } from '../../components/options/Options';
import { show, speakReadersLanguage } from '../../components/shared/open-page';

await speakReadersLanguage('optionsTitle');
show(<Options />);
