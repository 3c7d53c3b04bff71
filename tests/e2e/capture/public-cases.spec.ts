// The rules of public test suites for text directives. The browser follows them, and so must our own search, which checks a directive
// before it is used.

import { installMarking } from '../../../testing/awkward/in-page';
import { capture, expect, test } from '../fixtures/capture';
import { FINDING_A_RANGE } from './public-cases/finding-a-range';
import { OPENING_A_PAGE } from './public-cases/opening-a-page';
import { buildSearchInPage, type SearchInPage } from './public-cases/our-search';
import { RANGE_CASES } from './public-cases/range-cases';

declare global {
  var searchInPage: SearchInPage;
}

const SUITES = { 'finding a range': FINDING_A_RANGE, 'opening a page': OPENING_A_PAGE };

let script = '';
test.beforeAll(async () => {
  script = await buildSearchInPage();
});

for (const [suite, cases] of Object.entries(SUITES)) {
  test.describe(suite, () => {
    for (const [index, { name, html, directive }] of cases.entries()) {
      test(name, async ({ site, page }) => {
        await page.goto(site.page(`/${suite.replaceAll(' ', '-')}/${index}`, html));
        await page.evaluate(installMarking);
        const isFound = html.includes('⟦');
        if (isFound) await page.evaluate(() => marking.select());

        await page.evaluate(script);
        const ours = await page.evaluate((value) => searchInPage.find(value), directive);
        expect(ours.found, `Our search finds “${ours.text}”.`).toEqual(isFound ? ours.selected : undefined);
        if (isFound) expect(ours.selected).toBeDefined();

        const browsers = await page.evaluate((value) => marking.judge(value), `:~:text=${directive}`);
        expect(browsers.verdict, `The browser finds “${browsers.text}”.`).toBe(
          isFound ? 'right' : 'not found',
        );
      });
    }
  });
}

test.describe('the quote of a range', () => {
  for (const [index, { name, html, from, to, exact }] of RANGE_CASES.entries()) {
    test(name, async ({ site, page }) => {
      await page.goto(site.page(`/ranges/${index}`, html));
      const selected = await page.evaluate(
        (points) => {
          const [start, end] = points.map(({ of, child, offset }) => {
            const element = document.querySelector(of);
            return { node: child === undefined ? element : element?.childNodes[child], offset };
          });
          if (!start?.node || !end?.node) return false;
          getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
          return true;
        },
        [from, to],
      );
      expect(selected).toBe(true);
      const { passage } = await capture(page);
      expect(passage?.exact.replace(/\s+/gu, ' ')).toBe(exact);
    });
  }
});
