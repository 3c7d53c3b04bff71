// The walls between the rooms: each rule is seen to fail on an import that breaks it.

import { describe, expect, test } from 'vitest';
import { importsIn } from '../../../build/layers/imports';
import { roomOf, violationsIn } from '../../../build/layers/rules';

/** The messages about the files, each with its text. */
function messagesAbout(files: Readonly<Record<string, string>>): string[] {
  const known = new Set(Object.keys(files));
  const imports = Object.entries(files).flatMap(([file, text]) => importsIn(file, text, known));
  return violationsIn(imports, known).map(({ import: one, message }) => `${one.from}:${one.line} ${message}`);
}

/** A file that imports another one, and that other one. */
const importing = (from: string, to: string, statement: string) => ({ [from]: statement, [to]: '' });

describe('an import', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'up a layer, from lib to components',
      importing('lib/outbox/a.ts', 'components/form/B.tsx', "\nimport { B } from '../../components/form/B';"),
      'lib/outbox/a.ts:2 Imports run down only',
    ],
    [
      'up a layer, from components to entrypoints',
      importing('components/form/A.tsx', 'entrypoints/b.ts', "import '../../entrypoints/b';"),
      'components/form/A.tsx:1 Imports run down only',
    ],
    [
      'of another part of the extension, in the relay',
      importing('relay/http/a.ts', 'lib/status/b.ts', "import type { B } from '../../lib/status/b';"),
      'relay/http/a.ts:1 The relay may import only lib/correction and lib/letter',
    ],
    [
      'of the relay, in the extension',
      importing('lib/outbox/a.ts', 'relay/domain/b.ts', "export * from '../../relay/domain/b';"),
      'lib/outbox/a.ts:1 The extension must not import the relay',
    ],
    [
      'of the settings, in lib/page',
      importing('lib/page/a.ts', 'lib/settings/b.ts', "import { b } from '../settings/b';"),
      'lib/page/a.ts:1 lib/page imports only lib/correction',
    ],
    [
      'of anything, in lib/correction',
      importing('lib/correction/a.ts', 'lib/page/b.ts', "const b = await import('../page/b');"),
      'lib/correction/a.ts:1 lib/correction imports no other room',
    ],
    [
      'of the browser, in lib/passage',
      { 'lib/passage/a.ts': "import { browser } from 'wxt/browser';" },
      'lib/passage/a.ts:1 lib/passage must not use the browser API',
    ],
    [
      'of tests, in the product',
      importing('relay/mail/a.ts', 'testing/b.ts', "import { b } from '../../testing/b';"),
      'relay/mail/a.ts:1 relay is shipped and must not import testing',
    ],
  ])('%s is refused', (_, files, message) => {
    expect(messagesAbout(files).join('\n')).toContain(message);
  });

  test('that closes a cycle of rooms is refused, at each of its imports', () => {
    const files = {
      'relay/store/a.ts': "import '../queue/b';",
      'relay/queue/b.ts': "import '../mail/c';",
      'relay/mail/c.ts': "import type { A } from '../store/a';",
    };
    expect(messagesAbout(files)).toEqual([
      'relay/store/a.ts:1 A cycle of rooms: relay/store → relay/queue → relay/mail → relay/store.',
      'relay/queue/b.ts:1 A cycle of rooms: relay/queue → relay/mail → relay/store → relay/queue.',
      'relay/mail/c.ts:1 A cycle of rooms: relay/mail → relay/store → relay/queue → relay/mail.',
    ]);
  });

  test('within a room, down a layer, or of a package is welcome', () => {
    const files = {
      'entrypoints/a.ts': "import '../components/form/B'; import { browser } from 'wxt/browser';",
      'components/form/B.tsx': "import '../../lib/outbox/c'; import '../list/D';",
      'components/list/D.tsx': "import { h } from 'preact';",
      'lib/outbox/c.ts': "import './d'; import '../correction/e';",
      'lib/outbox/d.ts': "import './c';",
      'lib/correction/e.ts': "import * as v from 'valibot';",
      'relay/http/f.ts': "import '../../lib/correction/e';",
      'tests/unit/g.test.ts': "import '../../relay/http/f'; import '../../entrypoints/a';",
    };
    expect(messagesAbout(files)).toEqual([]);
  });
});

test('a room is a folder of components, lib or relay, or another layer as a whole', () => {
  expect(roomOf('lib/outbox/database.ts')).toBe('lib/outbox');
  expect(roomOf('lib/recipient/sources/head.ts')).toBe('lib/recipient');
  expect(roomOf('relay/log.ts')).toBe('relay/log.ts');
  expect(roomOf('components/popup/App.tsx')).toBe('components/popup');
  expect(roomOf('entrypoints/popup/main.tsx')).toBe('entrypoints');
});
