// The action popup in Firefox: a panel of the browser's own, into which a script of the browser's looks.

import * as v from 'valibot';

export interface FirefoxPopup {
  isOpen(): Promise<boolean>;
  /** All that it says. */
  text(): Promise<string>;
  /** The value of the field with that label. */
  valueOf(label: string): Promise<unknown>;
  /** Whether Ctrl+Enter sends by now. */
  takesSendKey(): Promise<boolean>;
  /** Puts the focus on the field with that label or the button with that name; what stands in a field is highlighted. */
  focus(name: string): Promise<void>;
}

type InBrowser = (script: string, ...values: readonly string[]) => Promise<unknown>;

/** Runs `code`, a function of the popup's window and a value, inside the popup; `null` where it is not open. */
const IN_POPUP = `
  const [code, value, resolve] = arguments;
  const popup = document.querySelector('.webextension-popup-browser');
  if (popup?.closest('panel')?.state !== 'open') return resolve(null);
  popup.focus(); // a window without a screen does not hand the focus to its panels
  const { messageManager } = popup;
  const channel = 'corrigenda:' + Math.random();
  messageManager.addMessageListener(channel, function answer({ data }) {
    messageManager.removeMessageListener(channel, answer);
    resolve(data);
  });
  const script = 'sendAsyncMessage(' + JSON.stringify(channel) + ', (' + code + ')(content, ' + JSON.stringify(value) + '))';
  messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
`;

/** What has that label or, of buttons, that text. */
const NAMED = `[...content.document.querySelectorAll('input, textarea, button')].find((control) =>
  [control, ...control.labels].some(({ innerText }) => innerText.trim() === value))`;

export function popupOf(inBrowser: InBrowser): FirefoxPopup {
  const ask = (code: string, value = '') => inBrowser(IN_POPUP, code, value);
  return {
    isOpen: async () => (await ask('() => true')) === true,
    text: async () => v.parse(v.string(), (await ask('(content) => content.document.body.innerText')) ?? ''),
    valueOf: (label) => ask(`(content, value) => ${NAMED}?.value ?? null`, label),
    takesSendKey: async () =>
      (await ask(
        `(content) => content.document.querySelector('[aria-keyshortcuts="Control+Enter"]') !== null`,
      )) === true,
    focus: async (name) => {
      await ask(
        `(content, value) => { const control = ${NAMED}; control.focus(); control.select?.(); }`,
        name,
      );
    },
  };
}
