// What the capture script reads from a page, and that a browser finds the passage again with it.

import { capture, expect, highlightAll, highlightByDirective, ld, open, test } from '../fixtures/capture';
import { highlight } from '../fixtures/page-steps';

test.describe('the text of a page', () => {
  const PAGES: Record<string, [html: string, text: string]> = {
    'has a line for each block': [
      '<h1>One</h1><p>Two <b>three</b>,<i> four</i></p><div>Five<p>Six</p>seven</div>',
      'One\nTwo three, four\nFive\nSix\nseven',
    ],
    'has its white space as the browser shows it': [
      '<p> One \n two\t <b> three</b> </p> <p>\n</p>four',
      'One two three\nfour',
    ],
    'keeps no-break spaces, and leaves out soft hyphens': [
      '<p>10&nbsp;000&nbsp; Don&shy;au</p>',
      '10\u00a0000\u00a0 Donau',
    ],
    'breaks at <br>, once for many': ['<p>One<br>two<br><br>three<br></p>', 'One\ntwo\nthree'],
    'has a line for each item and each cell': [
      '<ul><li>One<li>Two</ul><table><caption>T</caption><tr><th>A</th> <td>B<tr><td>C</table>',
      'One\nTwo\nT\nA\nB\nC',
    ],
    'keeps the lines and spaces of <pre>': ['<pre>one  two\n   three</pre>', 'one  two\n   three'],
    'leaves out what is not shown': [
      `<p>One</p><p hidden>x</p><p style="display:none">x</p><p style="visibility:hidden">x<b style="visibility:visible">two</b></p>
       <div style="display:none"><p style="display:block">x</p></div><dialog>x</dialog>`,
      'One\ntwo',
    ],
    'leaves out elements that contain no text': [
      `<script>let x</script><style>x{}</style><template>x</template><noscript>x</noscript><iframe>x</iframe>
       <object>x</object><video>x</video><canvas>x</canvas><svg><title>x</title></svg><!-- x --><p>One</p>`,
      'One',
    ],
    'leaves out the contents of form fields': [
      `<p>One <input value="x"><input type="password" value="x"> two</p><textarea>x</textarea>
       <select><option>x</select><datalist><option>x</datalist><p>three</p>`,
      'One two\nthree',
    ],
    'contains text that is transparent, collapsed or cannot be selected': [
      `<p style="opacity:0">One</p><p style="user-select:none">two</p><details><summary>three</summary><p>four</p></details>
       <p hidden="until-found">five</p>`,
      'One\ntwo\nthree\nfour\nfive',
    ],
    'comes from the document, not from the style sheet': [
      '<style>p { text-transform: uppercase } p::before { content: "x" }</style><p>One</p>',
      'One',
    ],
    'breaks at flex items and buttons, but not at an inline block': [
      '<p>One <span style="display:inline-block">two</span> three</p><p style="display:flex"><span>four</span><span>five</span></p><button>six</button>',
      'One two three\nfour\nfive\nsix',
    ],
    'contains the text of open shadow roots, with slotted text in its slot': [
      `<div><template shadowrootmode="open"><p>One</p><slot name="late"></slot><slot>x</slot><p><slot name="none">four</slot></p></template>
       <p>three</p><p slot="late">two</p></div><p>five</p>`,
      'One\ntwo\nthree\nfour\nfive',
    ],
    'keeps links, marks and raised figures in their line, and leaves out readings': [
      '<p>A <a href="/">link</a>, <mark>m</mark><sup>2</sup> <ruby>漢<rt>kan</rt></ruby></p>',
      'A link, m² 漢',
    ],
  };

  for (const [name, [html, text]] of Object.entries(PAGES)) {
    test(name, async ({ site, page }) => {
      await page.goto(site.page('/page', `<main>${html}</main>`));
      // Both ends of the selection are in text that is certainly read, so that it spans everything between them.
      await page.evaluate(() => {
        const [first, last] = [document.createElement('p'), document.createElement('p')];
        first.textContent = 'BEGIN';
        last.textContent = 'END';
        document.body.prepend(first);
        document.body.append(last);
        getSelection()?.setBaseAndExtent(first, 0, last, 1);
      });
      const { passage } = await capture(page);
      expect(passage?.exact).toBe(`BEGIN\n${text}\nEND`);
    });
  }
});

test.describe('a highlighted passage', () => {
  const STORY = `
    <h1>Fox clears dog</h1>
    <p id="lead">It was late. The brown fox <b>jumpd</b> over the lazy dog. Nobody saw it.</p>
    <p id="next">The dog slept on.</p>`;

  test('is described by its sentence, its position and a directive', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    await highlight(page, '#lead', 'jumpd');
    expect(await capture(page)).toEqual({
      passage: {
        exact: 'jumpd',
        prefix: 'The brown fox ',
        suffix: ' over the lazy dog.',
        start: 42,
        end: 47,
        textFragment: ':~:text=jumpd',
        lookalikes: 'none',
      },
      page: { address: `${site.origin}/fox`, headline: 'Fox clears dog', language: 'en' },
      shortened: false,
    });
  });

  test('is absent if nothing or only white space is highlighted', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    expect((await capture(page)).passage).toBeUndefined();
    await highlight(page, '#lead', ' ');
    expect((await capture(page)).passage).toBeUndefined();
    await page.locator('#lead').click();
    expect((await capture(page)).passage).toBeUndefined();
  });

  test('ends with the paragraph after a triple click', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    await page.locator('#lead').click({ clickCount: 3 });
    const { passage } = await capture(page);
    expect(passage?.exact).toBe('It was late. The brown fox jumpd over the lazy dog. Nobody saw it.');
  });

  test('is the word without the following space after a double click', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    await page.locator('b').dblclick();
    expect((await capture(page)).passage?.exact).toBe('jumpd');
  });

  test('is the same in both directions of selecting', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    const drag = (from: string, to: string) =>
      page.evaluate(
        ([fromId, toId]) => {
          const text = (selector: string | undefined) =>
            document.querySelector(selector ?? '')?.firstChild ?? document;
          getSelection()?.setBaseAndExtent(text(fromId), 4, text(toId), 4);
        },
        [from, to],
      );
    await drag('#lead', '#next');
    const forwards = await capture(page);
    await drag('#next', '#lead');
    expect(await capture(page)).toEqual(forwards);
    expect(forwards.passage?.exact).toMatch(/^as late\. The brown.*saw it\.\nThe$/su);
  });

  test('is trimmed to the visible text', async ({ site, page }) => {
    await page.goto(site.page('/fox', '<p id="lead">  The fox <i hidden>secretly </i> </p><p>jumpd</p>'));
    await highlightAll(page, '#lead');
    expect((await capture(page)).passage).toMatchObject({ exact: 'The fox', start: 0, end: 7 });
  });

  for (const type of ['text', 'password', 'search', 'email']) {
    test(`is never the text in a field (${type})`, async ({ site, page }) => {
      await page.goto(
        site.page('/form', `<p>A form</p><input type="${type}" value="secret"><textarea>secret</textarea>`),
      );
      for (const field of ['input', 'textarea']) {
        await page.locator(field).selectText();
        expect(JSON.stringify(await capture(page))).not.toContain('secret');
      }
      await page.keyboard.press('Tab');
      await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
      expect(JSON.stringify(await capture(page))).not.toContain('secret');
    });
  }

  test('in an open shadow root is found there', async ({ site, page }) => {
    await page.goto(
      site.page(
        '/shadow',
        `<p>Before.</p><div id="host"><template shadowrootmode="open"><p id="in">The fox jumpd.</p></template></div>`,
      ),
    );
    await highlight(page, '#in', 'jumpd');
    expect((await capture(page)).passage).toMatchObject({
      exact: 'jumpd',
      prefix: 'The fox ',
      suffix: '.',
      start: 16,
    });
  });

  test('is read after a triple click on a page with shadow roots, and in them', async ({ site, page }) => {
    const header = '<div><template shadowrootmode="open"><h1>The paper</h1></template></div>';
    const story =
      '<div><template shadowrootmode="open"><p id="in">In the root.</p><p>More.</p></template></div>';
    await page.goto(
      site.page('/shadow', `${header}<p id="lead">The fox jumpd.</p><p>It slept.</p>${story}${header}`),
    );
    await page.locator('#lead').click({ clickCount: 3 });
    expect((await capture(page)).passage?.exact).toBe('The fox jumpd.');
    await page.locator('#in').click({ clickCount: 3 });
    expect((await capture(page)).passage?.exact).toBe('In the root.');
  });

  for (const [script, unit] of Object.entries({
    English: 'A long sentence of words. ',
    emoji: '👩‍🚀 ',
    Chinese: '我昨天去学校。',
  })) {
    test(`of more than 500 characters is cut between words and marked as shortened (${script})`, async ({
      site,
      page,
    }) => {
      await page.goto(site.page('/long', `<h1>H</h1><p id="lead">${unit.repeat(150)}</p>`));
      await highlightAll(page);
      const { passage, shortened } = await capture(page);
      const length = Array.from(passage?.exact ?? '').length;
      expect(shortened).toBe(true);
      expect(length).toBeLessThanOrEqual(500);
      expect(length).toBeGreaterThan(485);
      const whole = `H\n${unit.repeat(150)}`;
      expect(whole.startsWith(passage?.exact ?? '-')).toBe(true);
      const rest = whole.slice(passage?.exact.length);
      expect(rest).toMatch(script === 'Chinese' ? /^(我|昨天|去|学校|。)/ : /^[\s.]/);
    });
  }

  test('of exactly 500 characters is not cut', async ({ site, page }) => {
    await page.goto(site.page('/long', `<p id="lead">${'a '.repeat(249)}ab</p>`));
    await highlightAll(page, '#lead');
    const { passage, shortened } = await capture(page);
    expect(passage?.exact).toHaveLength(500);
    expect(shortened).toBe(false);
  });

  test('next to half a surrogate pair is read', async ({ site, page }) => {
    await page.goto(site.page('/half', '<p id="lead">The fox jumpd.</p>'));
    await page.evaluate(() => document.querySelector('#lead')?.append(' \ud83d'));
    await highlightAll(page, '#lead');
    expect((await capture(page)).passage?.exact).toBe('The fox jumpd. \ufffd');
  });

  test('is read without changing the page', async ({ site, page }) => {
    await page.goto(site.page('/fox', STORY));
    await highlight(page, '#lead', 'jumpd');
    const state = () =>
      page.evaluate(() => [
        document.documentElement.outerHTML,
        String(getSelection()),
        document.activeElement?.tagName,
      ]);
    const before = await state();
    await capture(page);
    expect(await state()).toEqual(before);
  });
});

test.describe('a hostile page', () => {
  const deep = (levels: number) =>
    `${'{"@type":"WebPage","mainEntity":'.repeat(levels)}0${'}'.repeat(levels)}`;
  const HOSTILE: Record<string, string> = {
    'with __proto__ in its JSON-LD': ld(
      '{"__proto__":{"headline":"x"},"@type":"Article","headline":"Fox","author":{"__proto__":{"name":"x"}},"constructor":{"name":"x"}}',
    ),
    'with 5 MB of JSON-LD': ld({ '@type': 'Article', headline: 'x'.repeat(5_000_000) }),
    'with JSON-LD nested 5,000 deep': ld(deep(5_000)),
    'with JSON-LD nested 100,000 deep in lists': ld('['.repeat(95_000) + ']'.repeat(95_000)),
    'with 50,000 authors': ld({ '@type': 'Article', headline: 'Fox', author: Array(50_000).fill('A') }),
    'with endless texts and control characters in its metadata': `
      <meta property="og:title" content="Fox &#x202e;&#x1b;[31m\u0085${'x'.repeat(100_000)}"><meta name="author" content="${'👩‍🚀'.repeat(5_000)}">
      <meta name="date" content="+275760-09-13"><meta property="og:locale" content="${'x-'.repeat(10_000)}">`,
    'with an endless inbox': `<link rel="http://www.w3.org/ns/ldp#inbox" href="https://news.test/${'x'.repeat(3_000)}">`,
    'with an endless canonical address': `<link rel="canonical" href="/${'x'.repeat(100_000)}">`,
  };
  for (const [name, head] of Object.entries(HOSTILE)) {
    test(`${name} is read in bounded time and within the limits`, async ({ site, page }) => {
      await open(page, site.page, head, '<p id="text">The fox jumpd.</p>');
      await highlight(page, '#text', 'jumpd');
      const captured = await capture(page); // more than linear work would outlast the test's time limit
      expect(captured.passage?.exact).toBe('jumpd');
      expect(captured.page?.headline ?? '').not.toMatch(/^x/);
      expect(captured.page?.author ?? '').not.toBe('x');
      expect(JSON.stringify(captured).length).toBeLessThan(20_000);
    });
  }

  test('whose elements have the names of properties cannot declare an inbox or canonical address with them', async ({
    site,
    page,
  }) => {
    await open(
      page,
      site.page,
      '<title>Fox</title>',
      `<form name="head"><link rel="http://www.w3.org/ns/ldp#inbox" href="https://evil.test/inbox"><link rel="canonical" href="/evil"></form>
       <img name="title"><p id="text">The fox jumpd.</p>`,
    );
    await highlight(page, '#text', 'jumpd');
    const { passage, page: described, inbox } = await capture(page);
    expect(passage?.exact).toBe('jumpd');
    expect(inbox).toBeUndefined();
    expect(described?.canonical).toBeUndefined();
  });

  test('with a form whose fields have the names of its properties is read, including the form', async ({
    site,
    page,
  }) => {
    const names = [
      'tagName',
      'localName',
      'childNodes',
      'firstChild',
      'shadowRoot',
      'nodeName',
      'parentNode',
    ];
    const fields = names.map((name) => `<input name="${name}">`).join('');
    await open(
      page,
      site.page,
      '',
      `<p>Before.</p><form>${fields}<p id="text">The fox jumpd.</p></form><p>Behind.</p>`,
    );
    await highlight(page, '#text', 'jumpd');
    expect((await capture(page)).passage).toMatchObject({ exact: 'jumpd', prefix: 'The fox ' });
  });

  test('with many thousands of paragraphs is read in bounded time', async ({ site, page }) => {
    await open(
      page,
      site.page,
      '',
      `${'<p>The same words in every paragraph of it.</p>'.repeat(20_000)}<p id="text">The fox jumpd.</p>`,
    );
    await highlight(page, '#text', 'jumpd');
    // More than linear work would outlast the test's time limit.
    expect((await capture(page)).passage).toMatchObject({ exact: 'jumpd', textFragment: ':~:text=jumpd' });
  });
});

test.describe('the inbox that a page declares', () => {
  const inboxLink = (href: string) => `<link rel="http://www.w3.org/ns/ldp#inbox" href="${href}">`;

  const INBOXES: Record<string, [head: string, inbox: (origin: string) => string | undefined]> = {
    'is used if it is https': [inboxLink('https://relay.test/inbox'), () => 'https://relay.test/inbox'],
    'is used on loopback for a page on loopback, and resolved': [
      inboxLink('../inbox?a=b'),
      (origin) => `${origin}/inbox?a=b`,
    ],
    'is resolved against the base': [
      `<base href="https://relay.test/a/">${inboxLink('inbox')}`,
      () => 'https://relay.test/a/inbox',
    ],
    'is found among other relations': [
      '<link rel="preload http://www.w3.org/ns/ldp#inbox" href="https://relay.test/inbox">',
      () => 'https://relay.test/inbox',
    ],
    'is the first one that is allowed': [
      inboxLink('javascript:alert(1)') +
        inboxLink('https://relay.test/1') +
        inboxLink('https://relay.test/2'),
      () => 'https://relay.test/1',
    ],
    'is ignored as a javascript: address': [inboxLink('javascript:alert(1)'), () => undefined],
    'is ignored as a data: address': [inboxLink('data:text/html,x'), () => undefined],
    'is ignored with http on another host': [inboxLink('http://relay.test/inbox'), () => undefined],
    'is ignored with a password': [inboxLink('https://user:password@relay.test/inbox'), () => undefined],
    'is ignored with a user name': [inboxLink('https://user@relay.test/inbox'), () => undefined],
    'is ignored if the address is invalid': [inboxLink('https://['), () => undefined],
    'is ignored with another relation': [
      '<link rel="inbox" href="https://relay.test/inbox">',
      () => undefined,
    ],
  };
  for (const [name, [head, inbox]] of Object.entries(INBOXES)) {
    test(name, async ({ site, page }) => {
      await open(page, site.page, head);
      expect((await capture(page)).inbox).toBe(inbox(site.origin));
    });
  }

  test('is ignored in the body, which can contain readers’ comments', async ({ site, page }) => {
    await open(
      page,
      site.page,
      '',
      `<p>Text</p>${inboxLink('https://evil.test/inbox')}<svg>${inboxLink('https://evil.test/2')}</svg>`,
    );
    expect((await capture(page)).inbox).toBeUndefined();
  });
});

test.describe('the directive opens in a browser', () => {
  const PROSE: Record<string, { html: string; of: string; words: string; lang?: string }> = {
    'a word': { html: '<p id="a">The brown fox jumpd over the lazy dog.</p>', of: '#a', words: 'jumpd' },
    'a sentence': {
      html: '<p id="a">It was late. The fox, it seems, jumpd. Nobody saw.</p>',
      of: '#a',
      words: 'The fox, it seems, jumpd.',
    },
    'the second of two duplicates': {
      html: '<p>The dog saw the fox.</p><p id="a">Later the dog saw the cat.</p>',
      of: '#a',
      words: 'the dog saw',
    },
    'a duplicate of a headline': {
      html: '<h1>Fox clears dog</h1><p id="a">Fox clears dog, they say.</p>',
      of: '#a',
      words: 'Fox clears dog',
    },
    'a duplicate that differs in case or accents': {
      html: '<p>THE FOX!</p><p>A Fóx.</p><p id="a">See the fox run.</p>',
      of: '#a',
      words: 'fox',
    },
    'a part of a word': { html: '<p>It jumped.</p><p id="a">It outjumpd them.</p>', of: '#a', words: 'jump' },
    Latvian: {
      html: '<p>Rīgas dome lēma.</p><p id="a">Vakar Rīgas domē lemja par Šķēdes ielu.</p>',
      of: '#a',
      words: 'Rīgas domē lemja',
      lang: 'lv',
    },
    Ukrainian: {
      html: '<p>Київ і Київ.</p><p id="a">Він приїхав до Киева, і Йосип теж; її там не було.</p>',
      of: '#a',
      words: 'Йосип теж; її',
      lang: 'uk',
    },
    'Ukrainian duplicates that differ in й': {
      html: '<p>Мій край, мои краи.</p><p id="a">Це мій рідний край.</p>',
      of: '#a',
      words: 'край',
      lang: 'uk',
    },
    'German duplicates that differ in ß': {
      html: '<p>Die Strasse war leer.</p><p id="a">Die Straße war voll.</p>',
      of: '#a',
      words: 'Die Straße war',
      lang: 'de',
    },
    'a word with a ligature on a page with the same word without it': {
      html: '<p>A fish.</p><p id="a">The ﬁsh.</p>',
      of: '#a',
      words: 'ﬁsh',
    },
    'curly quotes': {
      html: '<p>"No," he said.</p><p id="a">Then: “No,” he said.</p>',
      of: '#a',
      words: '“No,” he said',
    },
    'an apostrophe': {
      html: '<p>It isnt.</p><p id="a">It isn’t what it’s said to be.</p>',
      of: '#a',
      words: 'isn’t what it’s',
    },
    'no-break spaces': {
      html: '<p>10 000 km</p><p id="a">Some 10&nbsp;000&nbsp;km away</p>',
      of: '#a',
      words: '10\u00a0000\u00a0km',
    },
    'a soft hyphen': {
      html: '<p>Other.</p><p id="a">Die Donau&shy;dampf&shy;schiffahrt ruht.</p>',
      of: '#a',
      words: 'Donau\u00addampf\u00adschiffahrt',
    },
    'a duplicate of a word with a soft hyphen': {
      html: '<p>Dampf&shy;schiff.</p><p id="a">Das Dampfschiff.</p>',
      of: '#a',
      words: 'Dampfschiff',
    },
    'characters that separate terms': {
      html: '<p id="a">A well-known, black &amp; white 100% case.</p>',
      of: '#a',
      words: 'well-known, black & white 100%',
    },
    'a duplicate in a list': {
      html: '<ul><li>Ferry at ten<li>Bus at nine<li id="a">Ferry at noon</ul>',
      of: '#a',
      words: 'Ferry',
    },
    'text in <pre>': { html: '<pre id="a">one  two\nthree</pre>', of: '#a', words: 'one  two\nthree' },
    Chinese: {
      html: '<p>我昨天去学校。</p><p id="a">我今天也去学校了。</p>',
      of: '#a',
      words: '去学校',
      lang: 'zh',
    },
    Arabic: {
      html: '<p dir="rtl" id="a">ذهب الولد الى المدرسة أمس.</p>',
      of: '#a',
      words: 'الى المدرسة',
      lang: 'ar',
    },
    'Polish duplicates that differ in ł': {
      html: '<p>The laska.</p><p id="a">Wielka łaska.</p>',
      of: '#a',
      words: 'łaska',
      lang: 'pl',
    },
    'Greek duplicates that differ in the final sigma': {
      html: '<p>ΟΔΟΣ</p><p id="a">Μια οδός εδώ.</p>',
      of: '#a',
      words: 'οδός',
      lang: 'el',
    },
    'Hebrew duplicates that differ in the final letter': {
      html: '<p>שלומ</p><p id="a">הוא אמר שלום לכולם</p>',
      of: '#a',
      words: 'שלום',
      lang: 'he',
    },
    'Japanese duplicates in the other kana': {
      html: '<p>らーめん。</p><p id="a">これはラーメンです。</p>',
      of: '#a',
      words: 'ラーメン',
      lang: 'ja',
    },
    Korean: { html: '<p>하글.</p><p id="a">우리는 한글 공부를.</p>', of: '#a', words: '한글', lang: 'ko' },
    'duplicates with combining accents': {
      html: '<p>A caf\u00e9.</p><p id="a">The cafe\u0301 closed.</p>',
      of: '#a',
      words: 'cafe\u0301',
    },
    emoji: { html: '<p>So 😀.</p><p id="a">We won 👩‍🚀 😀 today</p>', of: '#a', words: '👩‍🚀 😀' },
  };

  for (const [name, { html, of, words, lang = 'en' }] of Object.entries(PROSE)) {
    test(`at ${name}`, async ({ site, page }) => {
      await open(page, site.page, '', html, lang);
      await highlight(page, of, words);
      const { passage } = await capture(page);
      expect(passage?.exact).toBe(words.replaceAll('\u00ad', ''));
      expect(passage?.textFragment).toBeDefined();
      await highlightByDirective(page, passage?.textFragment ?? '');
      expect((await capture(page)).passage).toEqual(passage);
    });
  }

  const SPANS: Record<string, string> = {
    'over several paragraphs':
      '<p>The fox jumpd over.</p><div id="a"><p>The dog slept on.</p><p>The fox <b>ran</b> away into the wood.</p></div><p>The end.</p>',
    'over a <br>': '<p id="a">The dog slept on<br>and on.</p><p>The end.</p>',
    'over elements within a line':
      '<p>A fox.</p><p id="a">The <b>br</b>own <i>fox</i> <a href="/">jumpd</a>.</p>',
    'of more than 300 characters': `<p id="a">${Array.from({ length: 70 }, (_, index) => `w${index}`).join(' ')} ${'more '.repeat(30)}end.</p>`,
  };
  for (const [name, html] of Object.entries(SPANS)) {
    test(`at a passage ${name}`, async ({ site, page }) => {
      await page.goto(site.page('/fox', html));
      await highlightAll(page, '#a');
      const { passage } = await capture(page);
      await highlightByDirective(page, passage?.textFragment ?? '');
      expect((await capture(page)).passage).toEqual(passage);
    });
  }
});
