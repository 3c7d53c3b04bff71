// Shadow trees and slots.

import type { AwkwardCase } from './awkward-case';

const shadow = (html: string): string => `<template shadowrootmode="open">${html}</template>`;

export const SHADOW: readonly AwkwardCase[] = [
  {
    name: 'text in an open shadow root',
    html: `<p>Above.</p><div>${shadow('<p>The ⟦crew signed⟧ the log.</p>')}</div><p>Below.</p>`,
  },
  {
    name: 'a twin in an open shadow root before it',
    html: `<div>${shadow('<p>The crew signed.</p>')}</div><p>The ⟦crew signed⟧ the log.</p>`,
  },
  {
    name: 'a twin before text in an open shadow root',
    html: `<p>The crew signed.</p><div>${shadow('<p>The ⟦crew signed⟧ the log.</p>')}</div>`,
  },
  {
    name: 'a shadow root within a shadow root',
    html: `<div>${shadow(`<p>Outer words.</p><section>${shadow('<p>The ⟦inner words⟧ stay.</p>')}</section>`)}</div>`,
  },
  {
    name: 'slotted text',
    html: `<div>${shadow('<p>Before the slot.</p><slot></slot><p>Behind it.</p>')}<p>The ⟦slotted words⟧ stay.</p></div>`,
  },
  {
    name: 'slots in another order than their content',
    html: `<div>${shadow('<slot name="late"></slot><slot name="early"></slot>')}<p slot="early">The ⟦early words⟧ are last.</p><p slot="late">The early words, no: the late.</p></div>`,
  },
  {
    name: 'a twin that is in no slot',
    html: `<div>${shadow('<p>Shown.</p>')}<p>The crew signed.</p></div><p>The ⟦crew signed⟧ the log.</p>`,
  },
  {
    name: 'the fallback of a slot',
    html: `<div>${shadow('<slot><p>The ⟦fallback words⟧ stay.</p></slot>')}</div>`,
  },
  {
    name: 'a twin in the fallback of a filled slot',
    html: `<div>${shadow('<slot><p>The crew signed.</p></slot>')}<p>Filled.</p></div><p>The ⟦crew signed⟧ the log.</p>`,
  },
  {
    name: 'a shadow root inside a sentence',
    html: `<p>The <span>${shadow('⟦crew signed⟧ the')}</span> log.</p>`,
  },
  {
    name: 'a slot inside a sentence',
    html: `<p>The <span>${shadow('<b>old <slot></slot> crew</b>')}⟦brave⟧</span> signed.</p>`,
  },
  {
    name: 'a passage that begins before a shadow root and ends in it',
    html: `<p>They ⟦sailed.</p><div>${shadow('<p>The crew⟧ signed.</p>')}</div>`,
    exact: 'sailed. The crew',
    note: 'a part alone',
  },
  {
    name: 'a passage that begins in a shadow root and ends behind it',
    html: `<div>${shadow('<p>The ⟦crew signed.</p>')}</div><p>They sailed⟧ off.</p>`,
    exact: 'crew signed. They sailed',
    note: 'a part alone',
  },
  {
    name: 'a passage over a whole shadow root',
    html: `<p>They ⟦sailed.</p><div>${shadow('<p>The crew signed.</p>')}</div><p>Nobody⟧ waved.</p>`,
    exact: 'sailed. The crew signed. Nobody',
  },
  {
    name: 'a passage from one shadow root into another',
    html: `<div>${shadow('<p>One ⟦crew signed.</p>')}</div><div>${shadow('<p>Another⟧ did not.</p>')}</div>`,
    exact: 'crew signed. Another',
    note: 'a part alone',
  },
  {
    name: 'a passage from the slot’s text into its shadow root',
    html: `<div>${shadow('<slot></slot><p>then the mate⟧ did.</p>')}<p>First the ⟦cook signed,</p></div>`,
    exact: 'cook signed, then the mate',
    note: 'a part alone',
  },
];
