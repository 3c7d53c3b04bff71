// Reads the address of a file in a public repository: which kind of host it is, where its project takes new issues, and the file.

import type { IssueRecipient } from '../correction/recipient';
import { percentDecoded } from '../correction/text';

type Host = Exclude<IssueRecipient['host'], 'mediawiki'>;

/** What an address of a repository shows. */
export interface Repository {
  readonly host: Host;
  /** The page for a new issue. */
  readonly newIssue: string;
  /** `edit`: the editor of a file; `view`: a file or a folder; `issue`: a new issue; `whole`: the repository. */
  readonly shows: 'edit' | 'view' | 'issue' | 'whole';
  /** The file's path in the repository. */
  readonly path?: string;
}

const HOSTS: Readonly<Record<string, Host>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'codeberg.org': 'gitea',
  'gitea.com': 'gitea',
  'bitbucket.org': 'bitbucket',
};

/** Files in which pages are written. At an unknown host, only these show that the address is one of a repository. */
export const PAGE_FILE =
  /\.(md|mdx|markdown|mkd|rst|adoc|asciidoc|txt|html?|ipynb|org|tex|qmd|rmd|njk|textile|wiki|xml)$/i;

/** The name of an owner, a group or a project. */
const NAME = /^[\w.-]{1,100}$/;
/** Maximum number of groups that contain a project on GitLab. */
const MAX_GROUPS = 20;

/** Returns what the address shows; `undefined` if it has not the form of a repository's address. */
export function repositoryAt(url: URL): Repository | undefined {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const known = HOSTS[url.hostname.replace(/^www\./, '')];
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  switch (known) {
    case 'github':
      return atGitHub(segments, 'https://github.com', false);
    case 'gitea':
      return atGitea(segments, `https://${url.host}`) ?? atRoot(segments, 'gitea', `https://${url.host}`);
    case 'bitbucket':
      return atBitbucket(segments);
    case 'gitlab':
      return (
        atGitLab(segments, 'https://gitlab.com', true) ?? atRoot(segments, 'gitlab', 'https://gitlab.com')
      );
    default:
      known satisfies undefined;
      return (
        atGitLab(segments, url.origin, false) ??
        atGitea(segments, url.origin) ??
        atGitHub(segments, url.origin, true)
      );
  }
}

/** Returns the page for a new issue, if the address is one. */
export function newIssueOf(url: URL): string | undefined {
  const repository = repositoryAt(url);
  return repository?.shows === 'issue' ? repository.newIssue : undefined;
}

/** @param isGuessed whether only the address's form says that it is a repository. */
function atGitHub(segments: readonly string[], origin: string, isGuessed: boolean): Repository | undefined {
  const [owner, name, verb, , ...path] = segments;
  if (!areNames([owner, name])) return undefined;
  const newIssue = `${origin}/${owner}/${withoutSuffix(name)}/issues/new`;
  switch (verb) {
    case 'edit':
    case 'blob':
    case 'tree':
    case 'blame':
    case 'raw': {
      if (isGuessed && !PAGE_FILE.test(path.at(-1) ?? '')) return undefined;
      return shown('github', newIssue, verb === 'edit', path);
    }
    default:
      return isGuessed ? undefined : atRoot(segments, 'github', origin);
  }
}

/** @param isKnown whether the host is known to be GitLab: it used to leave out the `/-/`. */
function atGitLab(segments: readonly string[], origin: string, isKnown: boolean): Repository | undefined {
  if (segments[0] === '-' && segments[1] === 'ide' && segments[2] === 'project')
    return atIde(segments, origin);
  const dash = segments.indexOf('-');
  const verbs = isKnown
    ? segments.findIndex((segment, index) => index >= 2 && /^(edit|blob|tree)$/.test(segment))
    : -1;
  const end = dash === -1 ? verbs : dash;
  const project = segments.slice(0, end);
  if (end < 2 || project.length > MAX_GROUPS || !areNames(project)) return undefined;
  const newIssue = `${origin}/${project.join('/')}/-/issues/new`;
  const [verb, branch, ...path] = segments.slice(dash === -1 ? end : end + 1);
  switch (verb) {
    case 'edit':
    case 'blob':
    case 'tree':
    case 'blame':
    case 'raw':
      return shown('gitlab', newIssue, verb === 'edit', path);
    case 'issues':
    case 'work_items':
      return branch === 'new' ? { host: 'gitlab', newIssue, shows: 'issue' } : undefined;
    default:
      return undefined;
  }
}

/** GitLab's editor: `/-/ide/project/GROUP/NAME/edit/BRANCH/-/PATH`. */
function atIde(segments: readonly string[], origin: string): Repository | undefined {
  const verb = segments.findIndex((segment, index) => index >= 5 && /^(edit|blob|tree)$/.test(segment));
  const project = segments.slice(3, verb);
  if (verb === -1 || project.length > MAX_GROUPS || !areNames(project)) return undefined;
  const dash = segments.indexOf('-', verb);
  const path = dash === -1 ? [] : segments.slice(dash + 1);
  return shown('gitlab', `${origin}/${project.join('/')}/-/issues/new`, true, path);
}

/** Gitea and Forgejo: `/OWNER/NAME/src/branch/BRANCH/PATH` and `/OWNER/NAME/_edit/BRANCH/PATH`, perhaps in a folder of the host. */
function atGitea(segments: readonly string[], origin: string): Repository | undefined {
  const verb = segments.findIndex(
    (segment, index) =>
      index >= 2 &&
      (segment === '_edit' || (segment === 'src' && /^(branch|commit|tag)$/.test(segments[index + 1] ?? ''))),
  );
  const project = segments.slice(0, verb);
  if (verb === -1 || project.length > MAX_GROUPS || !areNames(project)) return undefined;
  const isEditor = segments[verb] === '_edit';
  const path = segments.slice(verb + (isEditor ? 2 : 3));
  return shown('gitea', `${origin}/${project.join('/')}/issues/new`, isEditor, path);
}

function atBitbucket(segments: readonly string[]): Repository | undefined {
  const [owner, name, verb, , ...path] = segments;
  const origin = 'https://bitbucket.org';
  if (verb !== 'src') return atRoot(segments, 'bitbucket', origin);
  if (!areNames([owner, name])) return undefined;
  return shown('bitbucket', `${origin}/${owner}/${name}/issues/new`, false, path);
}

/** A repository as a whole, or its page for a new issue. */
function atRoot(segments: readonly string[], host: Host, origin: string): Repository | undefined {
  const [owner, name, ...rest] = segments;
  if (!areNames([owner, name])) return undefined;
  const newIssue = `${origin}/${owner}/${withoutSuffix(name)}${host === 'gitlab' ? '/-' : ''}/issues/new`;
  const place = rest.join('/');
  if (place === '') return { host, newIssue, shows: 'whole' };
  return /^issues\/new(\/choose)?$/.test(place) ? { host, newIssue, shows: 'issue' } : undefined;
}

function shown(host: Host, newIssue: string, isEditor: boolean, path: readonly string[]): Repository {
  const file = percentDecoded(path.join('/'));
  return { host, newIssue, shows: isEditor ? 'edit' : 'view', ...(file === '' ? {} : { path: file }) };
}

function areNames(names: readonly (string | undefined)[]): boolean {
  return names.every((name) => name !== undefined && NAME.test(name));
}

function withoutSuffix(name = ''): string {
  return name.replace(/\.git$/, '');
}
