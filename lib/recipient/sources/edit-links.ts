// The page's link to its own source: “Edit this page” on a page that is written in a public repository, or in a wiki.

import * as v from 'valibot';
import { type IssueRecipient, IssueSchema } from '../../correction/recipient';
import { isSameSite } from '../../page/site';
import type { Candidate } from '../candidate';
import { asksForCorrections } from '../correction-words';
import type { Anchor, SectionLink } from '../page-parts';
import { plainWords } from '../purpose';
import { PAGE_FILE, type Repository, repositoryAt } from '../repository';
import { isAboutPage, sectionOf } from '../wiki-section';

/** Maximum length of a source path, in UTF-16 units; a longer one is left out. */
const MAX_PATH = 500;
/** Maximum number of words of a link to the page's source. */
const MAX_WORDS = 8;

/** How links to the page's editor begin, as {@link plainWords} returns them; `=` means that nothing follows. */
const EDITS = beginnings(`
  =edit | edit this | edit page | edit the | edit on | edit in | edit source | edit article | edit document | edit doc | improve this
  suggest edit | suggest an edit | suggest change | suggest a change | suggest an improvement | suggest improvement | suggest edits
  suggest changes | propose change | propose changes | propose a change | propose an edit | fix this page | make a contribution
  contribute to this | contribute on | help us improve | help improve | make this page better | found a | see something wrong
  diese seite bearbeiten | seite bearbeiten | auf git | bearbeiten | bearbeite | diese seite verbessern | seite verbessern
  anderung vorschlagen | anderungen vorschlagen | verbesserung vorschlagen | artikel bearbeiten
  modifier | editer | ameliorer cette | proposer une modification | proposer des modifications | suggerer une modification
  editar | edita esta | mejorar esta | mejora esta | sugerir un | sugerir cambios | sugerir una | proponer un | proponer cambios
  edytuj | popraw te | ulepsz te | zaproponuj | zasugeruj
  rediget | labot | labo so | uzlabot | ieteikt labojumu | ieteikt izmainas
  редагувати | покращити | поліпшити | запропонувати | виправити цю | редактировать | улучшить | исправить эту
  تعديل | تحرير | حرر | عدل | تحسين | حسن هذه | اقترح
  modifica | migliora | bewerk | verbeter | upravit | vylepsit | sugerir | melhorar
  编辑此页 | 编辑本页 | 编辑这个页面 | 在 github 上编辑 | このページを編集 | 이 페이지 편집`);
/** How links to a view of the page's source begin. */
const VIEWS = beginnings(`
  view source | view page source | =view | view on | view this page | view this file | show source | see source | page source | =source
  =source code | show on git | view the source | quelltext | quellcode | seitenquelltext | auf github ansehen | auf github anzeigen
  voir la source | voir le source | voir sur | code source | afficher la source | ver fuente | ver el codigo | ver codigo fuente
  ver en | codigo fuente | zobacz zrodło | pokaz zrodło | zrodło strony | zobacz na | skatit avotu | skatit pirmkodu | avots
  переглянути джерело | джерело сторінки | вихідний код | показать исходный | исходный код | عرض المصدر | المصدر
  =github | =on github | =gitlab | 查看源`);
/** A link that asks for an issue about the page. */
const REPORTS = beginnings(`
  report a problem with | report an issue with | report issue | report an issue | report a problem | report problem | open an issue
  open issue | create an issue | create issue | create documentation issue | raise an issue | file an issue | submit an issue
  give feedback | provide feedback | leave feedback | =feedback | problem melden | problem mit | issue erstellen | signaler un probleme
  ouvrir un ticket | reportar un problema | informar de un problema | abrir un issue | zgłos problem | zinot par problemu
  повідомити про проблему | сообщить о проблеме | الابلاغ عن مشكلة`);

/** How well a link shows that it leads to the page's own source; the best first. */
const GRADES = ['rel', 'edit', 'report', 'view', 'file'] as const;
type Grade = (typeof GRADES)[number];

/**
 * Returns the page's project or wiki; none if no link says that it leads to the page's own source. A link to any repository, as
 * articles about software have, does not.
 *
 * @param sections the wiki's links to the editors of the page's sections.
 */
export function editLinks(
  anchors: readonly Anchor[],
  address: string,
  base = address,
  sections: readonly SectionLink[] = [],
): Candidate[] {
  let best: { readonly grade: number; readonly candidate: IssueRecipient } | undefined;
  for (const anchor of anchors) {
    if (anchor.isReaders) continue;
    const url = mayBeEditor(anchor.href) ? URL.parse(anchor.href, base) : null;
    const found =
      url === null ? undefined : (atWiki(anchor, url, address) ?? atProject(anchor, url, address));
    if (found === undefined) continue;
    const grade = GRADES.indexOf(found.grade);
    if (best !== undefined && best.grade <= grade) continue;
    const issue = v.safeParse(IssueSchema, found.issue);
    if (issue.success) best = { grade, candidate: issue.output };
  }
  return best === undefined ? [] : [atSection(best.candidate, sections, base)];
}

/** Returns the wiki's editor at the section that has the passage; anything else as it is. */
function atSection(issue: IssueRecipient, sections: readonly SectionLink[], base: string): IssueRecipient {
  if (issue.host !== 'mediawiki') return issue;
  const editor = new URL(issue.address);
  const section = sectionOf(sections, editor, base);
  if (section !== undefined) editor.searchParams.set('section', section);
  return { ...issue, address: editor.href };
}

interface Found {
  readonly grade: Grade;
  readonly issue: v.InferInput<typeof IssueSchema>;
}

/** Whether the address may be an editor's or a repository's. Checked before parsing, which is slow for thousands of links. */
function mayBeEditor(href: string): boolean {
  return /action=edit|do=edit|\/(_?edit|blob|tree|src|raw|blame|issues|-)\/|\/\/(www\.)?(git(hub|lab|ea)\.com|codeberg\.org|bitbucket\.org)\//i.test(
    href,
  );
}

function atProject({ rel, text, label = '' }: Anchor, url: URL, address: string): Found | undefined {
  const repository = repositoryAt(url);
  if (repository === undefined) return undefined;
  const grade = gradeOf(repository, isEdit(rel), EDITS.test(plainWords(label)) ? label : text, address);
  if (grade === undefined) return undefined;
  const { host, newIssue, path } = repository;
  return {
    grade,
    issue: {
      type: 'issue',
      host,
      address: newIssue,
      ...(path === undefined || path.length > MAX_PATH ? {} : { path }),
      provenance: 'edit-link',
    },
  };
}

function gradeOf(
  { shows, path }: Repository,
  isRel: boolean,
  text: string,
  address: string,
): Grade | undefined {
  if (isRel) return 'rel';
  const words = plainWords(text);
  const isShort = words.split(' ').length <= MAX_WORDS;
  switch (shows) {
    case 'edit':
      // An article may link to the editor of another project's file, and a forum to the editor of a post.
      return (isShort && EDITS.test(words)) || (path !== undefined && isFileOf(path, address))
        ? 'edit'
        : undefined;
    case 'issue':
      return isShort && (REPORTS.test(words) || asksForCorrections(words)) ? 'report' : undefined;
    case 'view':
      if (isShort && EDITS.test(words)) return 'edit';
      if (isShort && VIEWS.test(words) && path !== undefined && isPageFile(path)) return 'view';
      return path !== undefined && isFileOf(path, address) ? 'file' : undefined;
    case 'whole':
      return isShort && EDITS.test(words) && words.includes(' ') ? 'edit' : undefined;
  }
}

function isEdit(rel: string): boolean {
  return /(^|\s)edit(\s|$)/i.test(rel);
}

/** Whether a page is written in the file. Articles link to the README of what they are about. */
function isPageFile(path: string): boolean {
  return PAGE_FILE.test(path) && !/(^|\/)readme\.\w+$/i.test(path);
}

/** Whether the file has the name of the page: `docs/guide/install.md` for `/guide/install/`. A common name needs its folder too. */
function isFileOf(path: string, address: string): boolean {
  if (!PAGE_FILE.test(path)) return false;
  const file = withoutIndex(path.replace(PAGE_FILE, '').toLowerCase().split('/'));
  const page = withoutIndex(
    new URL(address).pathname
      .toLowerCase()
      .replace(/\.(html?|php|aspx?)$/, '')
      .split('/')
      .filter((segment) => segment !== ''),
  );
  const [last, folder] = [page.at(-1), page.at(-2)];
  return last !== undefined && last === file.at(-1) && (folder === undefined || folder === file.at(-2));
}

function withoutIndex(segments: readonly string[]): readonly string[] {
  return /^_?(index|readme)$/.test(segments.at(-1) ?? '') ? segments.slice(0, -1) : segments;
}

/**
 * A wiki's editor of this page: MediaWiki names it in the head, and on a tab; DokuWiki only in the head. A link to MediaWiki's
 * visual editor leads to the editor of the source, which takes a summary and the copied words.
 */
function atWiki({ rel, text }: Anchor, url: URL, address: string): Found | undefined {
  const parameters = url.searchParams;
  if (/^edit(source)?$/.test(parameters.get('veaction') ?? '')) parameters.set('action', 'edit');
  const isRel = isEdit(rel);
  if (parameters.get('action') !== 'edit' && !(isRel && parameters.get('do') === 'edit')) return undefined;
  if (!/^https?:$/.test(url.protocol) || !isSameSite(url.href, address)) return undefined;
  const isOwn = isRel || (isAboutPage(url, new URL(address)) && !/^view /.test(plainWords(text)));
  if (!isOwn || parameters.has('redlink')) return undefined;
  for (const other of ['section', 'oldid', 'redlink', 'preload', 'editintro', 'summary', 'veaction']) {
    parameters.delete(other);
  }
  url.hash = '';
  return {
    grade: isRel ? 'rel' : 'edit',
    issue: { type: 'issue', host: 'mediawiki', address: url.href, provenance: 'edit-link' },
  };
}

/** Returns an expression that finds any of the beginnings. `|` and line breaks separate them. */
function beginnings(written: string): RegExp {
  const words = written.trim().split(/\s*[|\n]\s*/);
  return new RegExp(
    `^(?:${words.map((one) => (one.startsWith('=') ? `${one.slice(1)}$` : one)).join('|')})`,
    'u',
  );
}
