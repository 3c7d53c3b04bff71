// The ways to open the form, each with a drawing and a sentence.

import type { ComponentChildren } from 'preact';
import { type MessageName, shortcutName, text } from '../../lib/i18n/i18n';
import { useBrowserShortcut } from '../shared/useBrowserShortcut';
import { ButtonDrawing, KeysDrawing, MenuDrawing } from './drawings';

/** Returns the sentence with the key marked up as one. */
export function withKey(name: MessageName, key: string) {
  const [before, after] = text(name, key).split(key);
  return (
    <>
      {before}
      <kbd>{key}</kbd>
      {after}
    </>
  );
}

export function Doors() {
  const shortcut = shortcutName();
  const second = useBrowserShortcut(console.error);
  return (
    <section>
      <h2>{text('doorsTitle')}</h2>
      <ul class="list doors">
        <Door drawing={<KeysDrawing keys={shortcut.split('+')} isMarked />}>
          {withKey('doorKey', shortcut)}
        </Door>
        <Door drawing={<MenuDrawing />}>{text('doorMenu', text('menuTitle'))}</Door>
        <Door drawing={<ButtonDrawing />}>{text('doorButton')}</Door>
        <Door drawing={<KeysDrawing keys={second ? second.split('+') : ['', '']} />}>
          {second ? withKey('doorSecond', second) : text('doorSecondNone')}
        </Door>
      </ul>
    </section>
  );
}

function Door({
  drawing,
  children,
}: {
  readonly drawing: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <li>
      {drawing}
      <p>{children}</p>
    </li>
  );
}
