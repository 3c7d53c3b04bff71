// Pages of the site that may name a contact. The extension reads one when the reader clicks it. Loaded if the draft has no
// recipient.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, DraftChange } from '../../../lib/draft/draft';
import { withContacts } from '../../../lib/draft/draft-contacts';
import { problemsOf, toContent } from '../../../lib/draft/draft-content';
import { type MessageName, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import { type ContactPage, NO_CONTACTS } from '../../../lib/recipient/candidate';
import { useAllowed } from '../../shared/WithheldSites';
import { CopyLetter } from './CopyLetter';

const PURPOSE_TEXTS: Readonly<Record<ContactPage['purpose'], MessageName>> = {
  corrections: 'lookOnCorrections',
  contact: 'lookOnContact',
  imprint: 'lookOnImprint',
  about: 'lookOnAbout',
};

/** Maximum number of contact pages that the form offers at a time. */
const MAX_SHOWN = 2;

interface Props {
  readonly draft: Draft;
  readonly onFound: (change: DraftChange) => void;
}

export function ContactPages({ draft, onFound }: Props) {
  const { contacts = NO_CONTACTS, page } = draft;
  const [clicked, setClicked] = useState<readonly { readonly address: string; readonly isEmpty: boolean }[]>(
    [],
  );
  const [loading, setLoading] = useState<string>();

  const isAllowed = useAllowed(page.address);
  const isMounted = useRef(true);
  useEffect(
    () => () => {
      isMounted.current = false;
    },
    [],
  );

  const search = async ({ address, purpose }: ContactPage) => {
    setLoading(address);
    const request = { page: page.address, contactPage: address, purpose };
    const found = await ask('fetch-contact-page', request).catch((error: unknown) => {
      console.error(error);
      return NO_CONTACTS;
    });
    if (!isMounted.current) return; // the draft was sent, or has a recipient now
    setLoading(undefined);
    setClicked([...clicked, { address, isEmpty: found.candidates.length === 0 }]);
    onFound((now) => withContacts(now, found));
  };

  const read = contacts.pages.flatMap(({ address, read }) =>
    read === undefined ? [] : [{ address, isEmpty: read === 'empty' }],
  );
  const tried = [...read.toReversed(), ...clicked]; // the best of those that were read is named first
  const untried = contacts.pages
    .filter(({ address }) => !tried.some((page) => page.address === address))
    .slice(0, MAX_SHOWN);
  const last = tried.at(-1);
  const emptyPage = last?.isEmpty ? last.address : undefined;
  const content = problemsOf(draft).length === 0 ? toContent(draft, new Date()) : undefined;
  return (
    <>
      {untried.length > 0 && (
        <div class="buttons">
          {untried.map(({ address, purpose }) =>
            // If the browser withholds the site, only the reader can look there.
            isAllowed === false ? (
              <a key={address} href={address} target="_blank" rel="noreferrer">
                {text(PURPOSE_TEXTS[purpose])}
              </a>
            ) : (
              <button
                key={address}
                type="button"
                disabled={loading !== undefined}
                onClick={() => void search({ address, purpose })}
              >
                {text(loading === address ? 'looking' : PURPOSE_TEXTS[purpose])}
              </button>
            ),
          )}
        </div>
      )}
      {emptyPage !== undefined && (
        <div class="note" role="status">
          <p>{text('noAddressThere')}</p>
          <div class="buttons">
            {content && <CopyLetter content={content} />}
            <a href={emptyPage} target="_blank" rel="noreferrer">
              {text('openThatPage')}
            </a>
          </div>
        </div>
      )}
    </>
  );
}
