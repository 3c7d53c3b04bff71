// Captures the marked passage on every awkward page of the catalogue in Chromium, and checks that its directive finds it.

import { MAX_EXACT } from '../../../lib/correction/limits';
import { AWKWARD_CASES, type AwkwardCase, documentOf } from '../../../testing/awkward/catalogue';
import { type Finding, installMarking, type Marks } from '../../../testing/awkward/in-page';
import { capture, expect, test } from '../fixtures/capture';

test('every case has a unique name and one pair of marks', () => {
  expect(AWKWARD_CASES.length).toBeGreaterThanOrEqual(90);
  expect(new Set(AWKWARD_CASES.map(({ name }) => name)).size).toBe(AWKWARD_CASES.length);
  for (const { html } of AWKWARD_CASES) expect(html.replace(/[^⟦⟧]/gu, '')).toMatch(/^(⟦⟧|⟧⟦)$/u); // a slot can reverse their order
});

for (const [index, awkward] of AWKWARD_CASES.entries()) {
  test(awkward.name, async ({ site, page }) => {
    await page.goto(site.page(`/awkward/${index}`, documentOf(awkward)));
    await page.evaluate(installMarking);
    const marks = await page.evaluate(() => marking.select());

    const { passage, shortened } = await capture(page);
    const marked = textOf(awkward, marks);
    if (!shortened) {
      expect(comparable(passage?.exact ?? '', marks, awkward)).toBe(comparable(marked, marks, awkward));
    } else {
      const exact = fold(passage?.exact ?? '');
      expect(marked.startsWith(exact)).toBe(true);
      expect(Array.from(exact).length).toBeLessThanOrEqual(MAX_EXACT);
      expect(Array.from(exact).length).toBeGreaterThan(MAX_EXACT - 50);
    }

    if (awkward.sentence !== undefined)
      expect(fold(`${passage?.prefix}${passage?.exact}${passage?.suffix}`)).toBe(awkward.sentence);

    if (passage?.textFragment === undefined) {
      expect(awkward.note, 'A directive is possible.').toBe('none possible');
      return;
    }
    const finding = await page.evaluate((directive) => marking.judge(directive), passage.textFragment);
    const allowed: readonly string[] = [
      'right',
      ...(awkward.note ? [NOTED[awkward.note]] : []),
      ...(shortened ? ['narrower'] : []),
    ];
    expect(allowed, `${passage.textFragment} finds “${finding.text}”.`).toContain(finding.verdict);
  });
}

/** What a directive may find instead of exactly the passage. */
const NOTED: Readonly<Record<NonNullable<AwkwardCase['note']>, Finding['verdict']>> = {
  'none possible': 'wider',
  'wider piece': 'wider',
  'a part alone': 'narrower',
  'beyond Chromium': 'not found',
};

/** Returns the expected text of the passage, with white space folded. */
function textOf({ exact }: AwkwardCase, { text }: Marks): string {
  return fold(exact ?? text);
}

/** Returns `text` as it is compared. Only a case with `exact` says whether blocks end between nodes, so without it white space is removed. */
function comparable(text: string, { inOneNode }: Marks, { exact }: AwkwardCase): string {
  return exact !== undefined || inOneNode ? fold(text) : text.replace(/\s+/gu, '');
}

function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
