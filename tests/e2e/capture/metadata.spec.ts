// The metadata of a page, as the built script reads them in a real browser.

import { capture, expect, ld, open, test } from '../fixtures/capture';
import { highlight } from '../fixtures/page-steps';

test.describe('the metadata of a page', () => {
  const ARTICLE = {
    '@type': 'NewsArticle',
    headline: 'Fox clears dog',
    author: [{ '@type': 'Person', name: 'Ada Writer' }, { name: 'Ben Editor' }, 'Cy'],
    datePublished: '2026-11-20',
    dateModified: '2026-11-21T10:00:00+02:00',
    publisher: { '@type': 'Organization', name: 'Example News' },
    inLanguage: 'lv-LV',
  };
  const FACTS = {
    headline: 'Fox clears dog',
    author: 'Ada Writer, Ben Editor, Cy',
    published: '2026-11-20',
    modified: '2026-11-21T08:00:00.000Z',
    site: 'Example News',
    language: 'lv-LV',
  };

  const SOURCES: Record<string, [head: string, facts: object, lang?: string]> = {
    'come from its JSON-LD': [ld(ARTICLE), FACTS],
    'come from an article in a graph that also contains other things': [
      ld({
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'WebSite', name: 'x' }, { '@type': 'WebPage', name: 'x' }, ARTICLE],
      }),
      FACTS,
    ],
    'come from the article in a list, also if it has several types': [
      ld([
        { '@type': 'BreadcrumbList' },
        { ...ARTICLE, '@type': ['Thing', 'http://schema.org/NewsArticle'] },
      ]),
      FACTS,
    ],
    'come from the main entity of a page': [ld({ '@type': 'WebPage', mainEntity: ARTICLE }), FACTS],
    'come from the second script if the first is invalid': [
      ld('{"@type": "NewsArticle", "headline": "x",}') + ld(ARTICLE),
      FACTS,
    ],
    'come from Open Graph': [
      `<meta property="og:title" content="Fox clears dog"><meta property="og:site_name" content="Example News">
       <meta property="article:published_time" content="2026-11-20T08:00:00Z"><meta property="og:locale" content="lv_LV">
       <meta property="article:author" content="https://social.test/ada"><title>x</title>`,
      {
        headline: 'Fox clears dog',
        site: 'Example News',
        published: '2026-11-20T08:00:00.000Z',
        language: 'lv-LV',
      },
    ],
    'come from its meta elements and its title': [
      `<title> Fox \n clears dog </title><meta name="Author" content="Ada Writer"><meta name="DC.date" content="2026-11-20">
       <meta name="application-name" content="Example News"><meta name="last-modified" content="Sat, 21 Nov 2026 08:00:00 GMT">`,
      {
        headline: 'Fox clears dog',
        author: 'Ada Writer',
        site: 'Example News',
        published: '2026-11-20',
        modified: '2026-11-21T08:00:00.000Z',
      },
    ],
    'prefer the language that the document declares': [ld(ARTICLE), { ...FACTS, language: 'uk' }, 'uk'],
    'are left out if they are invalid': [
      `${ld({ '@type': 'Article', headline: 7, author: [{}, null, 3], datePublished: 'soon', inLanguage: ['x'] })}
       <meta name="author" content="  "><meta name="date" content="yesterday"><meta property="og:locale" content="??">`,
      {},
      'en-a',
    ],
  };

  for (const [name, [head, facts, lang]] of Object.entries(SOURCES)) {
    test(name, async ({ site, page }) => {
      await open(page, site.page, head, '', lang);
      expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox`, ...facts });
    });
  }

  test('prefer the only heading to the title as the headline', async ({ site, page }) => {
    await open(
      page,
      site.page,
      '<title>Fox clears dog - Example News</title>',
      '<h1>Fox <i>clears</i> dog</h1>',
    );
    expect((await capture(page)).page?.headline).toBe('Fox clears dog');
    await open(page, site.page, '<title>Fox - Example News</title>', '<h1>A</h1><h1>B</h1>');
    expect((await capture(page)).page?.headline).toBe('Fox - Example News');
  });

  test('keep the day if the page gives no hour or no time zone', async ({ site, browser }) => {
    const page = await browser.newPage({ timezoneId: 'Europe/Kyiv' }); // east of Greenwich: midnight is the day before
    await open(
      page,
      site.page,
      '<meta name="date" content="November 20, 2026"><meta name="last-modified" content="2026-11-21T01:30:00">',
    );
    expect((await capture(page)).page).toMatchObject({ published: '2026-11-20', modified: '2026-11-21' });
    await page.close();
  });

  test('contain the address without tracking parameters and fragment', async ({ site, page }) => {
    await page.goto(`${site.page('/fox?id=7&utm_source=x&fbclid=y', '<p>Fox</p>')}#comments`);
    expect((await capture(page)).page?.address).toBe(`${site.origin}/fox?id=7`);
  });

  const CANONICALS: Record<string, [href: string, canonical: (origin: string) => string | undefined]> = {
    'is used if it is on the same site': ['/fox?utm_source=x#top', (origin) => `${origin}/fox`],
    'is left out if it equals the address': ['/2026/fox', () => undefined],
    'is ignored on another site': ['https://elsewhere.test/fox', () => undefined],
    'is ignored on another port': ['http://127.0.0.1:9/fox', () => undefined],
    'is ignored on a subdomain of an IP address': ['http://www.127.0.0.1/fox', () => undefined],
    'is ignored if it is the front page': ['/', () => undefined],
    'loses its session parameters': [
      '/fox;jsessionid=1?sid=a1b2c3d4e5f6a7b8c9&id=7',
      (origin) => `${origin}/fox?id=7`,
    ],
    'is ignored if it is not a web address': ['javascript:alert(1)', () => undefined],
  };
  for (const [name, [href, canonical]] of Object.entries(CANONICALS)) {
    test(`a canonical address ${name}`, async ({ site, page }) => {
      await open(page, site.page, `<link rel="Canonical" href="${href}">`);
      expect((await capture(page)).page?.canonical).toBe(canonical(site.origin));
    });
  }

  const MICRODATA = `
    <article itemscope itemtype="https://schema.org/NewsArticle">
      <h1 itemprop="Headline">Fox <i>clears</i> dog</h1>
      <p itemprop="author creator" itemscope itemtype="https://schema.org/Person">By <a itemprop="url" href="/ada"><span itemprop="name">Ada Writer</span></a></p>
      <a itemprop="author" href="/ben">Ben Editor</a>
      <time itemprop="datePublished" datetime="2026-11-20">yesterday</time>
      <meta itemprop="dateModified" content="2026-11-21T10:00:00+02:00"><meta itemprop="inLanguage" content="lv-LV">
      <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Example News"></div>
      <aside itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="headline">x</b><b itemprop="author">x</b></aside>
    </article>
    <article itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="url" href="/2026/other"><h2 itemprop="headline">Other</h2></a></article>`;

  test('come from its microdata, each property from its own item', async ({ site, page }) => {
    await open(
      page,
      site.page,
      '<title>x</title>',
      MICRODATA.replace('<h1', '<link itemprop="mainEntityOfPage" href="/2026/fox"><h1'),
    );
    expect((await capture(page)).page).toEqual({
      address: `${site.origin}/2026/fox`,
      ...FACTS,
      author: 'Ada Writer, Ben Editor',
    });
  });

  test('come from JSON-LD, and from microdata if JSON-LD lacks a property', async ({ site, page }) => {
    const article = {
      '@type': 'Article',
      headline: 'Fox clears dog',
      creator: ['Cy'],
      dateCreated: '2026-11-01',
    };
    await open(page, site.page, ld(article), MICRODATA.replaceAll('/2026/other', '/2026/fox'));
    expect((await capture(page)).page).toMatchObject({ author: 'Cy', headline: 'Fox clears dog' });
    await open(page, site.page, ld(article), MICRODATA.split('</article>')[0]);
    expect((await capture(page)).page).toMatchObject({
      author: 'Cy',
      published: '2026-11-20',
      site: 'Example News',
    });
  });

  test('come from things that refer to each other in several scripts', async ({ site, page }) => {
    const article = {
      '@type': 'Article',
      '@id': `${site.origin}/2026/fox#article`,
      headline: 'Fox clears dog',
      author: [[{ '@id': '#ada' }], { '@list': [{ '@id': '#ben', '@type': 'Person' }, 'Cy'] }],
      isPartOf: { '@id': '#page' },
      publisher: { '@id': '#firm' },
    };
    const rest = [
      {
        '@type': 'WebPage',
        '@id': '#page',
        name: 'x',
        isPartOf: { '@id': '#site' },
        inLanguage: 'lv-LV',
        datePublished: '2026-11-20',
      },
      { '@type': 'WebSite', '@id': '#site', name: 'Example News', publisher: { '@id': '#firm' } },
      { '@type': 'Organization', '@id': '#firm', name: 'Example Holding Inc.' },
      { '@type': 'Person', '@id': '#ada', name: 'Ada Writer' },
      { '@type': 'Person', '@id': '#ben', givenName: 'Ben', familyName: 'Editor' },
      { '@type': 'WebPage', '@id': '#loop', isPartOf: { '@id': '#loop' } },
    ];
    await open(page, site.page, ld({ '@graph': rest }) + ld(article));
    const { modified: _none, ...facts } = FACTS;
    expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox`, ...facts });
  });

  const WRAPPED: Record<string, (json: string) => string> = {
    'a CDATA section': (json) => `<![CDATA[${json}]]>`,
    'a CDATA section in line comments': (json) => `//<![CDATA[\n${json}\n//]]>`,
    'a CDATA section in block comments': (json) => `/*<![CDATA[*/ ${json} /*]]>*/`,
    'a comment': (json) => `<!--\n${json}\n-->`,
    'line breaks within its strings': (json) => json.replace('Fox clears', 'Fox\n  clears'),
    'a semicolon after it': (json) => `${json};\n`,
  };
  for (const [name, wrap] of Object.entries(WRAPPED)) {
    test(`come from JSON-LD with ${name}`, async ({ site, page }) => {
      await open(page, site.page, ld(wrap(JSON.stringify(ARTICLE))));
      expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox`, ...FACTS });
    });
  }

  const META: Record<string, [head: string, facts: object]> = {
    'Dublin Core': [
      `<meta name="DC.title" content="Fox clears dog"><meta name="DC.creator" content="Ada Writer"><meta name="DC.Creator" content="Ben Editor">
       <meta name="DC.date.issued" content="2026-11-20"><meta name="DCTERMS.modified" content="2026-11-21">
       <meta name="DC.publisher" content="Example News"><meta name="DC.language" content="lv">`,
      {
        ...{ headline: 'Fox clears dog', author: 'Ada Writer, Ben Editor', site: 'Example News' },
        ...{ published: '2026-11-20', modified: '2026-11-21', language: 'lv' },
      },
    ],
    'the elements that academic search engines read': [
      `<meta name="citation_title" content="Fox clears dog"><meta name="citation_author" content="Writer, A."><meta name="citation_author" content="Editor, B.">
       <meta name="citation_publication_date" content="2026/11/20"><meta name="citation_date" content="2026-11-20"><meta name="citation_journal_title" content="Foxes">`,
      {
        headline: 'Fox clears dog',
        author: 'Writer, A.; Editor, B.',
        site: 'Foxes',
        published: '2026-11-20',
      },
    ],
    'the elements that analytics services read': [
      `<meta name="parsely-title" content="Fox clears dog"><meta name="parsely-author" content="Ada Writer"><meta name="parsely-pub-date" content="2026-11-20T08:00:00Z">
       <meta http-equiv="Content-Language" content="lv-LV, en">`,
      {
        ...{ headline: 'Fox clears dog', author: 'Ada Writer' },
        ...{ published: '2026-11-20T08:00:00.000Z', language: 'lv-LV' },
      },
    ],
    'the elements of Sailthru and a byline': [
      `<meta name="sailthru.title" content="Fox clears dog"><meta name="byl" content="By Ada Writer"><meta name="sailthru.date" content="2026-11-20">`,
      { headline: 'Fox clears dog', author: 'Ada Writer', published: '2026-11-20' },
    ],
  };
  for (const [name, [head, facts]] of Object.entries(META)) {
    test(`come from ${name}`, async ({ site, page }) => {
      await open(page, site.page, head);
      expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox`, ...facts });
    });
  }

  const SEEN: Record<string, [head: string, body: string, headline: string]> = {
    'a description instead of it': [
      ld({ '@type': 'Article', headline: 'An animal of the wood', name: 'Fox' }),
      '<h1>Fox</h1>',
      'Fox',
    ],
    'the site’s name after it': [
      '<meta property="og:title" content="Fox clears dog | World | Example News"><meta property="og:site_name" content="Example News">',
      '<h1>Example News</h1><h1> Fox clears dog </h1>',
      'Fox clears dog',
    ],
    'the site’s name after it and there is no heading': [
      '<title>Fox clears dog: again - Example News</title><meta property="og:site_name" content="Example News">',
      '<h1>Example News</h1>',
      'Fox clears dog: again',
    ],
    'other quotation marks': [
      ld({ '@type': 'Article', headline: '"Fox" clears dog' }),
      '<h1>“Fox” clears&nbsp;dog</h1>',
      '“Fox” clears dog',
    ],
    'it and the heading is a section': [
      '<meta property="og:title" content="World: leaders meet in Riga">',
      '<h1>World</h1>',
      'World: leaders meet in Riga',
    ],
    'entities encoded twice': ['<meta property="og:title" content="Fox &amp;amp; dog">', '', 'Fox & dog'],
  };
  for (const [name, [head, body, headline]] of Object.entries(SEEN)) {
    test(`contain the visible headline, if the elements have ${name}`, async ({ site, page }) => {
      await open(page, site.page, head, body);
      expect((await capture(page)).page?.headline).toBe(headline);
    });
  }

  const STORY = 'The ferry stops today';
  const PARTS: Record<string, [heading: string, headline?: string]> = {
    'a line break': ['The ferry<br>stops today'],
    'words in separate blocks': ['<div>The ferry</div><div>stops today</div>'],
    'a sign to link by': [`${STORY}<a href="#t">¶</a>`],
    'a sign to link by before it': [`<a class="header-anchor" href="/2026/fox#t">#</a>${STORY}`],
    'a link for screen readers': [
      `${STORY} <a href="#t" aria-label="Permalink"><span style="position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden">Link to this heading</span>#</a>`,
    ],
    'the number of a footnote': [`The ferry<sup><a href="#fn1">1</a></sup> stops today`],
    'words that are not displayed': [`<span style="display:none">Section: </span>${STORY}`],
    'words in the wrong language that are hidden': [
      `${STORY}<span style="visibility:hidden"> Die Fähre</span>`,
    ],
    'words for screen readers': [
      `<span style="position:absolute;width:1px;height:1px;overflow:hidden">Exclusive:</span>${STORY}`,
    ],
    'a drawn icon with a title': [`<svg><title>Play</title><text>▶ Play</text></svg>${STORY}`],
    'an icon of a font by its name': [`${STORY}<i style="font-family:'Material Icons'">share</i>`],
    'an icon of a font by its character': [`\ue80d ${STORY}`],
    'an icon that screen readers skip': [`<span aria-hidden="true">★</span>${STORY}`],
    'a style sheet and a script': [`<style>h1 { color: red }</style>${STORY}<script>var share = 1;</script>`],
    'a button': [`${STORY}<button>Share</button>`],
    'a section’s name above it': [`<span style="display:block">Opinion</span>${STORY}`],
    'a section’s name before it': [`<b>Opinion</b> ${STORY}`],
    'itself as a link to itself': [`<a href="#t">${STORY}</a>`],
    'letters that screen readers skip': [`<span aria-hidden="true">${STORY}</span>`],
    'a footnote sign that is part of it': ['Learning C#', 'Learning C#'],
  };
  for (const [name, [heading, headline = STORY]] of Object.entries(PARTS)) {
    test(`contain the headline as seen, if the heading contains ${name}`, async ({ site, page }) => {
      await open(page, site.page, `<title>${headline} | Paper</title>`, `<h1 id="t">${heading}</h1>`);
      expect((await capture(page)).page?.headline).toBe(headline);
    });
  }

  test('contain the headline of microdata as seen', async ({ site, page }) => {
    const article = (heading: string) =>
      `<article itemscope itemtype="https://schema.org/NewsArticle">${heading}</article>`;
    await open(
      page,
      site.page,
      '',
      article('<h2 itemprop="headline">The ferry<br>stops<i hidden> x</i> today</h2>'),
    );
    expect((await capture(page)).page?.headline).toBe(STORY);
    await open(page, site.page, '', article(`<span itemprop="headline" hidden>${STORY}</span>`));
    expect((await capture(page)).page?.headline).toBe(STORY);
  });

  test('do not contain a heading that is not displayed', async ({ site, page }) => {
    await open(page, site.page, '<title>x</title>', `<div hidden><h1>Menu</h1></div><h1>${STORY}</h1>`);
    expect((await capture(page)).page?.headline).toBe(STORY);
  });

  for (const named of ['', '<meta property="og:site_name" content="Paper">']) {
    test(`contain the heading and not a teaser, ${named ? 'with' : 'without'} the site’s name`, async ({
      site,
      page,
    }) => {
      const teaser = `<meta property="og:title" content="You will not believe this">${named}`;
      for (const title of [`${STORY} – Paper`, `Paper | ${STORY}`, `(3) ${STORY} - Paper`]) {
        await open(page, site.page, `<title>${title}</title>${teaser}`, `<h1>${STORY}</h1>`);
        expect((await capture(page)).page?.headline).toBe(STORY);
      }
    });
  }

  test('contain the same headline, whatever the title counts', async ({ site, page }) => {
    const headlines = new Set<string | undefined>();
    for (const count of ['', '(3) ', '(99+) ', '[1] ', '• ']) {
      await open(page, site.page, `<title>${count}${STORY}</title>`, `<h2>${STORY}</h2>`);
      headlines.add((await capture(page)).page?.headline);
    }
    expect([...headlines]).toEqual([STORY]);
  });

  const BYLINES: Record<string, [body: string, author: string | undefined]> = {
    'two people in one byline': [
      '<p>By: <a rel="author" href="/a">Ada Writer</a>, <a rel="author" href="/b">Bo Penman</a></p>',
      'Ada Writer, Bo Penman',
    ],
    'two people in a list': [
      '<ul><li><a rel="author" href="/a">Ada Writer</a></li><li><a rel="author" href="/b">Bo Penman</a></li></ul>',
      'Ada Writer, Bo Penman',
    ],
    'a name with an icon': [
      '<a rel="author" href="/a"><svg><title>Profile</title></svg>Ada Writer</a>',
      'Ada Writer',
    ],
    'the authors of several stories': [
      '<p><a rel="author" href="/a">Ada Writer</a> writes about the ferry, which stops today.</p><p><a rel="author" href="/b">Bo Penman</a> writes about the bridge.</p>',
      undefined,
    ],
  };
  for (const [name, [body, author]] of Object.entries(BYLINES)) {
    test(`contain ${author ? 'the authors' : 'no author'}, if links name ${name}`, async ({ site, page }) => {
      await open(page, site.page, '', body);
      expect((await capture(page)).page?.author).toBe(author);
    });
  }

  test('contain no author that is the site, and the site’s name without its motto', async ({
    site,
    page,
  }) => {
    const article = { ...ARTICLE, author: 'Example News' };
    const head =
      '<meta property="og:site_name" content="Example News - All that happens"><meta name="author" content="example news">';
    await open(page, site.page, head + ld(article));
    expect((await capture(page)).page).toMatchObject({ site: 'Example News' });
    expect((await capture(page)).page?.author).toBeUndefined();
  });

  test('contain the date and the author in the story, if there is only one', async ({ site, page }) => {
    const story =
      '<article><a rel="author" href="/ada">Ada Writer</a><time datetime="2026-11-20T08:00:00Z">today</time></article>';
    await open(page, site.page, '', story);
    expect((await capture(page)).page).toMatchObject({
      author: 'Ada Writer',
      published: '2026-11-20T08:00:00.000Z',
    });
    await open(page, site.page, '', story + story.replaceAll('20T', '19T').replaceAll('Ada', 'Eve'));
    expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox` });
    await open(page, site.page, '', `${story}<time pubdate datetime="2026-11-18">x</time>`);
    expect((await capture(page)).page?.published).toBe('2026-11-18');
  });

  test('do not come from other stories that the page lists', async ({ site, page }) => {
    const others = ['a', 'b'].map((name) => ({ ...ARTICLE, headline: name, url: `/2026/${name}` }));
    await open(page, site.page, `<title>Front page</title>${ld(others)}`);
    expect((await capture(page)).page).toEqual({
      address: `${site.origin}/2026/fox`,
      headline: 'Front page',
    });
    await open(page, site.page, ld([...others, { ...ARTICLE, url: '/2026/fox' }]));
    expect((await capture(page)).page).toEqual({ address: `${site.origin}/2026/fox`, ...FACTS });
  });

  test('are absent for a document without its own address', async ({ site, page }) => {
    await page.goto(
      site.page(
        '/outer',
        `<iframe sandbox="allow-scripts" srcdoc="<title>x</title><p id='text'>The fox jumpd.</p>"></iframe>`,
      ),
    );
    await page.frameLocator('iframe').locator('#text').waitFor();
    const frame = page.frames()[1] ?? page.mainFrame();
    await highlight(frame, '#text', 'jumpd');
    const { passage, ...rest } = await capture(frame);
    expect(passage?.exact).toBe('jumpd');
    expect(rest).toEqual({ shortened: false });
  });
});

test.describe('the canonical address', () => {
  const HOSTS: Record<string, [address: string, canonical: string, isTaken: boolean]> = {
    'on another host of the site': ['https://m.news.co.uk/fox', 'https://www.news.co.uk/fox', true],
    'on another site under the same top-level domain': ['https://one.uk/fox', 'https://two.uk/fox', false],
    'on a site whose name has the same ending': ['https://news.test/fox', 'https://evilnews.test/fox', false],
  };
  for (const [name, [address, canonical, isTaken]] of Object.entries(HOSTS)) {
    test(`${name} is ${isTaken ? 'used' : 'ignored'}`, async ({ page }) => {
      await page.route(address, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><link rel="canonical" href="${canonical}"><p>Fox`,
        }),
      );
      await page.goto(address);
      expect((await capture(page)).page?.canonical).toBe(isTaken ? canonical : undefined);
      await page.unroute(address);
    });
  }

  test('is resolved against the document’s base', async ({ site, page }) => {
    await open(page, site.page, '<base href="/base/"><link rel="canonical" href="fox">');
    expect((await capture(page)).page?.canonical).toBe(`${site.origin}/base/fox`);
  });

  test('is read only in the head', async ({ site, page }) => {
    await open(page, site.page, '', '<p>A comment <link rel="canonical" href="/evil"></p>');
    expect((await capture(page)).page?.canonical).toBeUndefined();
  });
});

test.describe('the metadata of a hostile page', () => {
  const CLOBBERING = [
    'head',
    'title',
    'documentElement',
    'querySelector',
    'querySelectorAll',
    'location',
    'body',
    'getElementsByTagName',
    'baseURI',
  ];

  test('are read although forms and images have the names of properties that the script reads', async ({
    site,
    page,
  }) => {
    await open(
      page,
      site.page,
      `<title>Fox</title><link rel="canonical" href="/fox"><meta name="author" content="Ada">`,
      CLOBBERING.map(
        (name) => `<form name="${name}"><input name="querySelectorAll"></form><img name="${name}">`,
      ).join('') +
        `<form itemscope itemtype="https://schema.org/Article"><input name="getAttribute"><input name="querySelectorAll"><b itemprop="headline">x</b></form>
         <div itemscope itemtype="https://schema.org/Article"><form itemprop="headline"><input name="getAttribute"><input name="textContent"></form>
         <b itemprop="datePublished">2026-11-20</b></div>`,
    );
    expect((await capture(page)).page).toEqual({
      ...{ address: `${site.origin}/2026/fox`, canonical: `${site.origin}/fox` },
      ...{ headline: 'Fox', author: 'Ada', published: '2026-11-20' },
    });
  });

  const deepGraph = '{"@graph":['.repeat(10_000) + ']}'.repeat(10_000);
  const HOSTILE: Record<string, [head: string, body?: string]> = {
    '10,000 scripts': [ld({ '@type': 'WebPage' }).repeat(10_000)],
    '10 MB in 100 scripts': [ld({ '@type': 'Article', x: 'x'.repeat(100_000) }).repeat(100)],
    'a list of a million numbers': [ld(`[${'1,'.repeat(240_000)}1]`).repeat(4)],
    'graphs in graphs': [ld(deepGraph)],
    'half a million spaces in a broken script': [ld(`<!-- ${' '.repeat(490_000)}x`).repeat(2)],
    '__proto__ and constructor for names': [
      ld(
        '{"@graph":[{"@type":"Article","headline":"Fox","author":{"@id":"__proto__"},"isPartOf":{"@id":"constructor"}},{"@id":"__proto__","@type":"Person","name":"Ada"}]}',
      ),
    ],
    'null, numbers and lists for everything': [
      ld(
        '[null,1,[],{"@type":[null,1,"Article"],"headline":null,"author":[null,1,[[[[[[1]]]]]],{"name":null}],"url":[1,{"@id":7}],"mainEntityOfPage":[null],"isPartOf":[null,7],"inLanguage":[{"alternateName":[]}],"@id":3}]',
      ),
    ],
    '20,000 meta elements of one name': [`<meta name="author" content="A">`.repeat(20_000)],
    '1,000 nested items of microdata': [
      '',
      '<div itemscope itemtype="https://schema.org/Article"><b itemprop="author" itemscope><i itemprop="name">A</i></b>'.repeat(
        1_000,
      ),
    ],
    '5,000 headings and times': ['', '<h1>A</h1><time pubdate datetime="x">x</time>'.repeat(5_000)],
    'a heading of half a megabyte': ['', `<h1>${'<b>x </b>'.repeat(50_000)}</h1>`],
  };
  for (const [name, [head, body]] of Object.entries(HOSTILE)) {
    test(`are read in bounded time, with ${name}`, async ({ site, page }) => {
      await open(page, site.page, `<meta property="og:title" content="Fox">${head}`, body);
      const { page: described } = await capture(page); // more than linear work would outlast the test's time limit
      expect(described?.headline).toBe('Fox');
      expect(JSON.stringify(described).length).toBeLessThan(5_000);
    });
  }
});
