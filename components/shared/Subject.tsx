// What a correction is about: words in their sentence, a picture by its name, or the page as a whole.

import { type CorrectionContent, pictureName } from '../../lib/correction/content';
import { text } from '../../lib/i18n/i18n';
import { Quotation } from './Quotation';

interface Props {
  readonly of: Pick<CorrectionContent, 'page' | 'passage' | 'picture'>;
  /** What should stand there, as far as it is written. */
  readonly replacement: string | undefined;
  /** As of {@link Quotation}. */
  readonly isHeard?: boolean;
}

export function Subject({ of: { page, passage, picture }, replacement, isHeard = true }: Props) {
  if (passage !== undefined) {
    return (
      <Quotation page={page} passage={passage} replacement={replacement ?? passage.exact} isHeard={isHeard} />
    );
  }
  if (picture === undefined) return <p class="quiet">{text('aboutPage')}</p>;
  return (
    <figure>
      <figcaption class="quiet">{text('picture')}</figcaption>
      <p class="quotation" lang={page.language} dir="auto">
        {pictureName(picture)}
      </p>
    </figure>
  );
}
