// The settings of one site in relay.config.json.

import * as v from 'valibot';
import { KINDS } from '../../lib/correction/content';
import { LETTER_LANGUAGES } from '../../lib/letter/words';
import { DurationSchema } from '../domain/duration';
import { normalHost } from '../domain/site';
import { described, keyMessage, mailbox, text } from './values';

// The site's name and the story's address are the key of an index. PostgreSQL allows 2,700 bytes for a key.
const siteName = v.pipe(text, v.maxLength(100, 'must have at most 100 characters'));
const host = v.pipe(
  v.string('must be a host such as example.org or localhost:8080'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const normal = normalHost(dataset.value);
    if (normal !== undefined) return normal;
    addIssue({ message: hostProblem(dataset.value) });
    return NEVER;
  }),
);

/** Returns what is wrong with a host, and what was probably meant. */
function hostProblem(host: string): string {
  if (/["'“”‘’«»]/.test(host))
    return 'has quotation marks, which are part of the host: remove them (docker --env-file keeps them)';
  if (/[,;\s]/.test(host.trim())) return 'is a list: write each host as an entry of its own';
  if (host.includes('*'))
    return 'has a star, but no pattern is possible: write each host, such as news.example and www.news.example';
  if (host.includes('@')) return 'is an e-mail address: write the host of your pages, such as example.org';
  const found = URL.canParse(host)
    ? normalHost(new URL(host).host)
    : normalHost(host.replace(/[/?#].*$/, ''));
  const meant = found === undefined || found === '' ? '' : `: write ${found}`;
  return `must be a host such as example.org or localhost:8080, without https:// and path${meant}`;
}
const editors = v.pipe(
  v.array(mailbox, 'must be a list of e-mail addresses'),
  v.minLength(1, 'must name at least one e-mail address'),
);
const yesOrNo = v.boolean('must be true or false');
const CMS =
  'must be a web address with {url} or {path} in it, such as https://cms.example.org/edit?url={url}';
const cms = v.pipe(
  v.string(CMS),
  v.check((template) => {
    const address = template.replaceAll(/\{(url|path)\}/g, 'x');
    if (address === template || !URL.canParse(address)) return false;
    const { protocol, username } = new URL(address);
    const { host: withOther } = new URL(template.replaceAll(/\{(url|path)\}/g, 'y'));
    return /^https?:$/.test(protocol) && username === '' && new URL(address).host === withOther;
  }, CMS),
);
const paths = v.pipe(
  v.array(
    v.pipe(
      v.string('must be the beginning of a path, such as /sport/'),
      v.startsWith('/', 'must be the beginning of a path, such as /sport/'),
    ),
    'must be a list of beginnings of paths, such as ["/sport/"]',
  ),
  v.minLength(1, 'must name at least one path; leave it out for all paths'),
);
const kinds = v.pipe(
  v.array(v.picklist(KINDS, `must be one of ${KINDS.join(', ')}`), `must be a list of ${KINDS.join(', ')}`),
  v.minLength(1, 'must name at least one kind; leave it out for all kinds'),
);

const routeEntries = {
  paths: v.exactOptional(
    described(paths, {
      description: 'The beginnings of the paths of stories; without it, all stories.',
      examples: [['/sport/']],
    }),
  ),
  kinds: v.exactOptional(
    described(kinds, { description: 'The kinds of corrections; without it, all kinds.' }),
  ),
  editors: v.exactOptional(
    described(editors, { description: 'The editors who get these corrections, instead of the site’s.' }),
  ),
  digest: v.exactOptional(
    described(DurationSchema, { description: 'The digest for these corrections, instead of the site’s.' }),
  ),
};
const RouteSchema = v.pipe(
  v.strictObject(routeEntries, keyMessage(routeEntries)),
  v.check(
    (route) => route.paths !== undefined || route.kinds !== undefined,
    'must name paths or kinds: the corrections that it is for',
  ),
  v.check(
    (route) => route.editors !== undefined || route.digest !== undefined,
    'must name editors or a digest: what is different for these corrections',
  ),
);

const entries = {
  name: described(siteName, { description: 'The name of the site. Letters to its editors contain it.' }),
  hosts: described(
    v.pipe(v.array(host, 'must be a list of hosts'), v.minLength(1, 'must name at least one host')),
    {
      description: 'The hosts of its pages as in their addresses, with the port if there is one.',
      examples: [['example.org', 'www.example.org']],
    },
  ),
  editors: described(editors, { description: 'The addresses that get the letters.' }),
  language: v.exactOptional(
    described(v.picklist(LETTER_LANGUAGES, `must be one of ${LETTER_LANGUAGES.join(', ')}`), {
      description: 'The language of the letters.',
      default: 'en',
    }),
  ),
  routes: v.exactOptional(
    described(v.array(RouteSchema, 'must be a list of routes'), {
      description: 'Corrections that go to other editors or into a digest. The first matching route applies.',
    }),
  ),
  digest: v.exactOptional(
    described(DurationSchema, {
      description:
        'How long corrections to one story are collected for one letter, starting at the first. “off” mails each immediately.',
      default: 'off',
      examples: ['15 minutes', '6 hours', '1 day'],
    }),
  ),
  mergeWindow: v.exactOptional(
    described(DurationSchema, {
      description:
        'How long duplicates get no separate letter, starting at the first correction. “off” mails every duplicate.',
      default: '7 days',
    }),
  ),
  lettersPerHour: v.exactOptional(
    described(
      v.pipe(
        v.number('must be a number of letters, 1 or more'),
        v.integer('must be a number of letters, 1 or more'),
        v.minValue(1, 'must be a number of letters, 1 or more'),
      ),
      { description: 'Maximum number of letters to the site in one clock hour.', default: 60 },
    ),
  ),
  subjectPrefix: v.exactOptional(
    described(v.pipe(text, v.maxLength(40, 'must have at most 40 characters')), {
      description: 'The beginning of the subject of every letter.',
      examples: ['[Web]'],
    }),
  ),
  shareReader: v.exactOptional(
    described(yesOrNo, {
      description: 'Whether letters contain the reader’s name and address, and replies go to the reader.',
      default: true,
    }),
  ),
  cms: v.exactOptional(
    described(cms, {
      description:
        'The link by which editors open the story in your CMS. {url} stands for the story’s address, {path} for its path.',
      examples: ['https://cms.example.org/edit?url={url}'],
    }),
  ),
  dryRun: v.exactOptional(
    described(yesOrNo, {
      description: 'Whether letters are only logged and not sent. Their corrections count as mailed.',
      default: false,
    }),
  ),
};
export const SiteSchema = v.strictObject(entries, keyMessage(entries));
