// Where letters are opened, as people call it.

import type { MailApp } from '../../lib/channel/mail-app';
import type { MessageName } from '../../lib/i18n/i18n';

export const MAIL_APP_NAMES: Readonly<Record<MailApp, MessageName>> = {
  app: 'mailInApp',
  gmail: 'mailInGmail',
  outlook: 'mailInOutlook',
  proton: 'mailInProton',
  copy: 'mailCopied',
};
