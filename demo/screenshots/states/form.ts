// The form, from opening to sent.

import type { Page } from '@playwright/test';
import type { Candidate } from '../../../lib/recipient/candidate';
import { controls, openPanel, unfold } from '../controls';
import type { Desk } from '../desk';
import { draftOn } from '../records';
import { ISSUE, MISTAPE, OWN_FORM, SITE_FORM, WIKI } from '../sample-candidates';
import type { States } from '../shot';
import { fillStores } from '../stores';

async function openOnTypo(desk: Desk): Promise<Page> {
  await desk.read();
  return desk.correct(desk.paper.typo[0]);
}

/** The form for a draft on a site for which these recipients were found. */
async function formTo(desk: Desk, ...candidates: readonly Candidate[]): Promise<Page> {
  await desk.readUnnamed();
  const [wrong, right] = desk.paper.typo;
  const draft = await draftOn(desk, [wrong, right, desk.tab.url()]);
  const popup = await desk.openPopup();
  await fillStores(popup, { drafts: [{ ...draft, contacts: { candidates: [...candidates], pages: [] } }] });
  await controls(popup).corrections.click();
  await popup.locator('.drafts > summary').click();
  await popup.locator('.drafts .card-foot button').first().click();
  await popup.locator('.recipient .quiet > *').first().waitFor({ state: 'attached' });
  return popup;
}

async function correctTypo(desk: Desk): Promise<Page> {
  const popup = await openOnTypo(desk);
  await controls(popup).correction.fill(desk.paper.typo[1]);
  return popup;
}

export const FORM: States = {
  'form-opened': async (desk) => ({ of: await openOnTypo(desk) }),

  'form-edited': async (desk) => ({ of: await correctTypo(desk) }),

  'form-fact': async (desk) => {
    await desk.read();
    const [wrong, right] = desk.paper.fact;
    const popup = await desk.correct(wrong);
    await controls(popup).correction.fill(right);
    return { of: popup };
  },

  'form-deleted': async (desk) => {
    const popup = await openOnTypo(desk);
    await controls(popup).correction.fill('');
    return { of: popup };
  },

  'form-comment': async (desk) => {
    const popup = await correctTypo(desk);
    await unfold(popup, 'comment');
    await controls(popup).comment.fill(desk.paper.comment);
    return { of: popup };
  },

  'form-kinds': async (desk) => {
    const popup = await correctTypo(desk);
    await unfold(popup, 'kind');
    return { of: popup };
  },

  'form-filled': async (desk) => {
    const popup = await correctTypo(desk);
    const { comment, source, name, email } = controls(popup);
    await unfold(popup, 'comment', 'source', 'reader');
    await comment.fill(desk.paper.comment);
    await source.fill(desk.paper.evidence);
    await name.fill(desk.paper.name);
    await email.fill(desk.paper.email);
    return { of: popup };
  },

  'form-preview': async (desk) => {
    const popup = await correctTypo(desk);
    await unfold(popup, 'comment');
    await controls(popup).comment.fill(desk.paper.comment);
    await openPanel(popup);
    await controls(popup).preview.click();
    await popup.locator('.preview pre').scrollIntoViewIfNeeded();
    return { of: popup };
  },

  'form-long': async (desk) => {
    await desk.read();
    return { of: await desk.correct({ all: 'article' }) };
  },

  'form-page': async (desk) => {
    await desk.read();
    const popup = await desk.openPopup();
    await controls(popup).writeAboutPage.click();
    await controls(popup).comment.fill(desk.paper.ofPage);
    return { of: popup };
  },

  'form-picture': async (desk) => {
    await desk.read();
    const popup = await desk.clickPicture();
    await controls(popup).comment.fill(desk.paper.ofPicture);
    return { of: popup };
  },

  'form-mailbox': async (desk) => {
    await desk.readUnnamed();
    const popup = await desk.correct(desk.paper.typo[0]);
    await controls(popup).correction.fill(desk.paper.typo[1]);
    await openPanel(popup);
    await controls(popup).mailbox.fill('redaktion@example.org');
    return { of: popup };
  },

  'form-nobody': async (desk) => {
    await desk.readUnnamed();
    const popup = await desk.correct(desk.paper.typo[0]);
    await controls(popup).correction.fill(desk.paper.typo[1]);
    return { of: popup };
  },

  'form-nobody-chosen': async (desk) => {
    await desk.readUnnamed();
    const popup = await desk.correct(desk.paper.typo[0]);
    await openPanel(popup);
    return { of: popup };
  },

  'form-recipients': async (desk) => {
    await desk.readUnnamed();
    await desk.tab.evaluate(() => {
      const addresses = ['corrections@example.org', 'newsroom@example.org'];
      const links = addresses.map((address) => `<a href="mailto:${address}">${address}</a> `);
      document.querySelector('main')?.insertAdjacentHTML('beforeend', `<p>${links.join('')}</p>`);
    });
    const popup = await desk.correct(desk.paper.typo[0]);
    await controls(popup).correction.fill(desk.paper.typo[1]);
    await openPanel(popup);
    return { of: popup };
  },

  'form-to-mistape': async (desk) => ({ of: await formTo(desk, MISTAPE) }),
  'form-to-issue': async (desk) => ({ of: await formTo(desk, ISSUE) }),
  'form-to-wiki': async (desk) => ({ of: await formTo(desk, WIKI) }),
  'form-to-own-form': async (desk) => ({ of: await formTo(desk, OWN_FORM) }),
  'form-to-site-form': async (desk) => ({ of: await formTo(desk, SITE_FORM) }),

  'form-to-any': async (desk) => {
    const popup = await formTo(desk, SITE_FORM, MISTAPE, OWN_FORM, ISSUE, WIKI);
    await openPanel(popup);
    return { of: popup };
  },

  'form-already-said': async (desk) => {
    const [wrong, right, path] = desk.paper.others[0] ?? desk.paper.typo;
    const write = async () => {
      await desk.read(path);
      const popup = await desk.correct(wrong);
      await controls(popup).correction.fill(right);
      return popup;
    };
    const popup = await write();
    await controls(popup).send.click();
    await popup.locator('[data-state="delivered"]').waitFor();
    await desk.clear(); // another reader sent that
    const form = await write();
    await openPanel(form);
    const already = form.locator('.already');
    await already.getByRole('button').click();
    await already.getByRole('button').last().waitFor(); // the button that leaves it to them
    await already.scrollIntoViewIfNeeded();
    return { of: form };
  },

  sent: async (desk) => {
    const popup = await correctTypo(desk);
    await controls(popup).send.click();
    await popup.locator('.card').waitFor();
    return { of: popup };
  },
};
