// The contacts that the real pages name, found by a person who read their HTML: every address that a correction could go to, and
// every page of the site that says how to reach it, who makes it, or how it corrects.

export interface Named {
  /** The page's address, if the page does not state it. */
  readonly address?: string;
  /** The hosts of the addresses only; the part before the @ names people. */
  readonly authors?: readonly string[];
  readonly editors?: readonly string[];
  /** Contact pages, without scheme. */
  readonly pages?: readonly string[];
}

/** By file name. Pages that are not listed name no contact. */
export const NAMED_BY_HAND: Readonly<Record<string, Named>> = {
  'aktualne.html': { pages: ['www.aktualne.cz/autori', 'ankety.aktualne.cz/s3/00310d93156a'] },
  'ars-1.html': {
    authors: ['arstechnica.com'],
    pages: ['arstechnica.com/contact-us', 'arstechnica.com/about-us', 'arstechnica.com/staff-directory'],
  },
  'bbc-1.html': {
    // The newsroom's own page is on the publisher's other domain.
    pages: ['www.bbc.com/contact', 'www.bbc.com/aboutthebbc', 'www.bbc.co.uk/news/20039682'],
  },
  'buzzfeed-1.html': {
    authors: ['buzzfeed.com'],
    pages: ['www.buzzfeed.com/about/contact', 'www.buzzfeed.com/about'],
  },
  'cnn.html': { pages: ['money.cnn.com/news/corrections', 'money.cnn.com/services/speakup/speakup.html'] },
  'folha.html': {
    pages: [
      'www1.folha.uol.com.br/erramos',
      'tools.folha.com.br/feedback', // the form for mistakes, on the publisher's other domain
      'www1.folha.uol.com.br/falecomafolha',
      'www1.folha.uol.com.br/ombudsman',
      'www1.folha.uol.com.br/institucional/expediente.shtml',
      'www1.folha.uol.com.br/institucional/pages/expediente.shtml',
    ],
  },
  'guardian-1.html': {
    pages: [
      'www.theguardian.com/info/complaints-and-corrections',
      'www.theguardian.com/info/about-guardian-us/contact',
      'www.theguardian.com/info/about-guardian-us',
    ],
  },
  'heise.html': {
    authors: ['heise.de'],
    editors: ['mac-and-i.de'],
    pages: ['www.heise.de/mac-and-i/kontakt', 'www.heise.de/mac-and-i/impressum.html'],
  },
  'ietf-1.html': {
    address: 'https://tools.ietf.org/html/draft-dejong-remotestorage-04',
    authors: ['tools.ietf.org', 'michielbdejong.com', 'tuxed.net'], // the last two as text only
  },
  'lwn-1.html': { address: 'https://lwn.net/Articles/637755/', pages: ['lwn.net/op/FAQ.lwn'] },
  'medium-1.html': { authors: ['gmail.com'] },
  'nytimes-1.html': {
    pages: [
      'www.nytimes.com/pages/corrections/index.html',
      'topics.nytimes.com/top/opinion/thepubliceditor/index.html',
      'www.nytimes.com/ref/membercenter/help/infoservdirectory.html',
      'www.nytimes.com/content/help/contact/directory.html',
    ],
  },
  'nytimes-5.html': { pages: ['help.nytimes.com/hc/en-us/articles/115015385887-Contact-Us'] },
  'qq.html': { address: 'http://tech.qq.com/a/20161025/023092.htm', pages: ['support.qq.com/write.shtml'] },
  'table-style-attributes.html': { address: 'https://www.jwz.org/doc/linuxvideo.html' },
  'telegraph.html': { pages: ['www.telegraph.co.uk/contact-us', 'corporate.telegraph.co.uk'] },
  'theverge.html': { pages: ['www.theverge.com/contact-the-verge', 'www.theverge.com/about-the-verge'] },
  'wapo-1.html': { authors: ['washpost.com'], pages: ['www.washingtonpost.com/actmgmt/help'] },
  'wikipedia-2.html': {
    pages: ['en.wikipedia.org/wiki/Wikipedia:Contact_us', 'en.wikipedia.org/wiki/Wikipedia:About'],
  },
};
