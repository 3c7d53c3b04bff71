// Corrections as readers send them, and a newsroom that receives them.

import { toAnnotation } from '../../lib/correction/annotation';
import type { CorrectionContent } from '../../lib/correction/content';
import { newCorrectionId } from '../../lib/correction/id';
import { toContent } from '../../lib/draft/draft-content';
import type { Config } from '../../relay/config/config';
import type { DatabaseLocation } from '../../relay/domain/database-location';
import { sampleDraft } from './drafts';

/** Returns a correction of about two kilobytes, on one of 500 stories. */
export function sampleContent(index: number): CorrectionContent {
  const draft = {
    ...sampleDraft(index, ''),
    id: newCorrectionId(),
    comment: 'It is “council” everywhere else in the story, and in the name above the door as well.',
    evidence: 'https://dictionary.example/council',
    name: 'Rita Reader',
    email: 'rita@readers.example',
  };
  return toContent(draft, new Date());
}

export function sampleBody(index: number): string {
  return JSON.stringify(toAnnotation(sampleContent(index), '1.0.0'));
}

/** Configures a relay on loopback for the stories of the samples. */
export function sampleConfig(database: DatabaseLocation, smtpUrl: string): Config {
  return {
    from: 'corrections@news.example',
    sites: [
      {
        name: 'Example News',
        hosts: ['news.example'],
        editors: ['desk@news.example'],
        lettersPerHour: 10_000_000,
      },
    ],
    smtpUrl,
    host: '127.0.0.1',
    port: 0,
    limits: { perSite: '999999999 per hour' }, // counted as usual, and never reached
    database,
  };
}
