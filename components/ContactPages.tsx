// Pages on which the site may say how it is reached: looked at when the reader wishes.

import { useState } from 'preact/hooks';
import { askForContactPage } from '../lib/background/contacts';
import { type Draft, problemsOf, toContent } from '../lib/draft';
import { type MessageName, text } from '../lib/i18n';
import { type ContactPage, type Contacts, mergeContacts, NO_CONTACTS } from '../lib/recipient/candidate';
import { CopyLetter } from './CopyLetter';

const NAMES: Readonly<Record<ContactPage['purpose'], MessageName>> = {
  corrections: 'lookOnCorrections',
  contact: 'lookOnContact',
  imprint: 'lookOnImprint',
  about: 'lookOnAbout',
};

interface Props {
  readonly draft: Draft;
  readonly onFound: (contacts: Contacts) => void;
}

export function ContactPages({ draft, onFound }: Props) {
  const { contacts = NO_CONTACTS, page } = draft;
  /** Pages that were looked at, and on which there was no address. */
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<string>();

  const look = async (address: string) => {
    setAsked(address);
    const found = await askForContactPage(page.address, address).catch((error: unknown) => {
      console.error(error);
      return NO_CONTACTS;
    });
    setAsked(undefined);
    if (found.candidates.length === 0) setEmpty([...empty, address]);
    else onFound(mergeContacts(contacts, found));
  };

  const untried = contacts.pages.filter(({ address }) => !empty.includes(address)).slice(0, 2);
  const last = empty.at(-1);
  const content = problemsOf(draft).length === 0 ? toContent(draft, new Date()) : undefined;
  return (
    <>
      {untried.length > 0 && (
        <div class="buttons">
          {untried.map(({ address, purpose }) => (
            <button
              key={address}
              type="button"
              disabled={asked !== undefined}
              onClick={() => void look(address)}
            >
              {text(asked === address ? 'looking' : NAMES[purpose])}
            </button>
          ))}
        </div>
      )}
      {last !== undefined && (
        <div class="note" role="status">
          <p>{text('noAddressThere')}</p>
          <div class="buttons">
            {content && <CopyLetter content={content} />}
            <a href={last} target="_blank" rel="noreferrer">
              {text('openThatPage')}
            </a>
          </div>
        </div>
      )}
    </>
  );
}
