// Problems: nothing highlighted, nothing entered, no working storage.

import { controls, openPanel, unfold } from '../controls';
import { correctionOf, draftOn } from '../records';
import type { States } from '../shot';
import { fillStores, makeLaterVersion } from '../stores';

const HOUR = 60; // minutes

export const PROBLEMS: States = {
  'nothing-highlighted': async (desk) => {
    await desk.read();
    return { of: await desk.openPopup() };
  },

  'quote-missing': async (desk) => {
    await desk.read();
    const popup = await desk.openPopup();
    await controls(popup).quote.fill(desk.paper.absent);
    await controls(popup).find.click();
    await popup.locator('.quote [role="status"]:not(:empty)').waitFor();
    await popup.waitForTimeout(300); // “Looking…” comes first
    return { of: popup };
  },

  unreachable: async (desk) => {
    await desk.read('chrome://version');
    return { of: await desk.openPopup() };
  },

  'form-problems': async (desk) => {
    await desk.read();
    const popup = await desk.correct(desk.paper.typo[0]);
    const { source, email, send } = controls(popup);
    await unfold(popup, 'source', 'reader');
    await source.fill('-');
    await email.fill(desk.paper.name);
    await send.click();
    await popup.locator('.problem').first().waitFor();
    return { of: popup };
  },

  'form-problems-below': async (desk) => {
    await desk.readUnnamed();
    const popup = await desk.correct(desk.paper.typo[0]);
    const { source, email, mailbox, send } = controls(popup);
    await unfold(popup, 'source', 'reader');
    await source.fill('-');
    await email.fill(desk.paper.name);
    await openPanel(popup);
    await mailbox.fill(desk.paper.name);
    await send.click();
    await popup.locator('.problem').first().waitFor();
    return { of: popup };
  },

  'naming-question': async (desk) => {
    const { paper, reader } = desk;
    await reader.worker.evaluate((remembered) => chrome.storage.local.set({ reader: remembered }), {
      name: paper.name,
      email: paper.email,
    });
    await desk.read();
    const popup = await desk.correct(paper.typo[0]);
    await controls(popup).correction.fill(paper.typo[1]);
    await controls(popup).send.click();
    await popup.locator('[role="alert"] button[aria-disabled="false"]').first().waitFor();
    return { of: popup };
  },

  already: async (desk) => {
    const draft = await draftOn(desk, desk.paper.typo);
    const popup = await desk.correct(desk.paper.typo[0]);
    await fillStores(popup, { corrections: [correctionOf(draft, { state: 'delivered' }, 3 * HOUR)] });
    await controls(popup).correction.fill(desk.paper.typo[1]);
    await controls(popup).send.click();
    await popup.getByRole('alert').waitFor();
    return { of: popup };
  },

  'fixed-meanwhile': async (desk) => {
    const draft = await draftOn(desk, desk.paper.typo);
    const popup = await desk.openPopup();
    // Answered, because a correction without an answer is tried again when the popup opens.
    const problem = { kind: 'answered', status: 503 } as const;
    const status = { state: 'queued', due: Date.now() + HOUR * 60_000, attempts: 3, problem } as const;
    await fillStores(popup, { corrections: [correctionOf(draft, status, 3 * HOUR)] });
    await desk.closePopup(popup);
    await desk.tab.evaluate(
      ([wrong, right]) => {
        const story = document.querySelector('main');
        if (story !== null) story.innerHTML = story.innerHTML.replace(wrong, right);
      },
      [desk.paper.typo[0], desk.paper.typo[1]] as const,
    );
    const again = await desk.correct(desk.paper.fact[0]);
    await again.locator('.fixed').waitFor();
    return { of: again };
  },

  'store-newer': async (desk) => {
    await desk.read();
    await makeLaterVersion(desk.reader.worker);
    const popup = await desk.correct(desk.paper.typo[0]);
    await controls(popup).correction.fill(desk.paper.typo[1]);
    await popup.getByRole('alert').waitFor();
    return { of: popup };
  },

  'store-newer-list': async (desk) => {
    await desk.read();
    await makeLaterVersion(desk.reader.worker);
    const popup = await desk.correct(desk.paper.typo[0]);
    await controls(popup).correction.fill(desk.paper.typo[1]);
    await controls(popup).corrections.click();
    await popup.locator('.card').waitFor();
    return { of: popup };
  },
};
