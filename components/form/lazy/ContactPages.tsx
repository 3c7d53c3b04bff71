// Pages of the site that may name a contact: read when the reader asks for it. Loaded if the draft has no recipient.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft, DraftChange } from '../../../lib/draft/draft';
import { withContacts } from '../../../lib/draft/draft-contacts';
import { problemsOf, toContent } from '../../../lib/draft/draft-content';
import { type MessageName, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import { type ContactPage, NO_CONTACTS } from '../../../lib/recipient/candidate';
import { useAllowed } from '../../shared/WithheldSites';
import { CopyLetter } from './CopyLetter';

const NAMES: Readonly<Record<ContactPage['purpose'], MessageName>> = {
  corrections: 'lookOnCorrections',
  contact: 'lookOnContact',
  imprint: 'lookOnImprint',
  about: 'lookOnAbout',
};

interface Props {
  readonly draft: Draft;
  readonly onFound: (change: DraftChange) => void;
}

export function ContactPages({ draft, onFound }: Props) {
  const { contacts = NO_CONTACTS, page } = draft;
  const [tried, setTried] = useState<readonly { readonly address: string; readonly isEmpty: boolean }[]>([]);
  const [asked, setAsked] = useState<string>();

  const isAllowed = useAllowed(page.address);
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );

  const look = async (address: string) => {
    setAsked(address);
    const found = await ask('fetch-contact-page', { page: page.address, contactPage: address }).catch(
      (error: unknown) => {
        console.error(error);
        return NO_CONTACTS;
      },
    );
    if (!isThere.current) return; // the draft was sent, or has a recipient now
    setAsked(undefined);
    setTried([...tried, { address, isEmpty: found.candidates.length === 0 }]);
    onFound((now) => withContacts(now, found));
  };

  const untried = contacts.pages
    .filter(({ address }) => !tried.some((page) => page.address === address))
    .slice(0, 2);
  const last = tried.at(-1);
  const empty = last?.isEmpty ? last.address : undefined;
  const content = problemsOf(draft).length === 0 ? toContent(draft, new Date()) : undefined;
  return (
    <>
      {untried.length > 0 && (
        <div class="buttons">
          {untried.map(({ address, purpose }) =>
            // If the browser withholds the site, only the reader can look there.
            isAllowed === false ? (
              <a key={address} href={address} target="_blank" rel="noreferrer">
                {text(NAMES[purpose])}
              </a>
            ) : (
              <button
                key={address}
                type="button"
                disabled={asked !== undefined}
                onClick={() => void look(address)}
              >
                {text(asked === address ? 'looking' : NAMES[purpose])}
              </button>
            ),
          )}
        </div>
      )}
      {empty !== undefined && (
        <div class="note" role="status">
          <p>{text('noAddressThere')}</p>
          <div class="buttons">
            {content && <CopyLetter content={content} />}
            <a href={empty} target="_blank" rel="noreferrer">
              {text('openThatPage')}
            </a>
          </div>
        </div>
      )}
    </>
  );
}
