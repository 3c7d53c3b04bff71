// A recipient of each kind that no newspaper of the demo has.

import type { Candidate } from '../../lib/recipient/candidate';

export const ISSUE: Candidate = {
  type: 'issue',
  host: 'github',
  address: 'https://github.com/example/handbook/issues/new',
  provenance: 'edit-link',
};
export const WIKI: Candidate = {
  type: 'issue',
  host: 'mediawiki',
  address: 'https://en.wiki.example/w/index.php?title=Fox&action=edit',
  provenance: 'edit-link',
};
export const SITE_FORM: Candidate = {
  type: 'form',
  form: 'https://www.news.example/corrections',
  opens: 'page',
  purpose: 'corrections',
  provenance: 'directory',
  seen: '2025-11-30',
};
export const OWN_FORM: Candidate = {
  type: 'form',
  form: 'https://www.news.example/story',
  opens: 'key',
  purpose: 'corrections',
  provenance: 'site-tool',
};
export const MISTAPE: Candidate = {
  type: 'mistape',
  endpoint: 'https://www.news.example/wp-admin/admin-ajax.php',
  provenance: 'site-tool',
};
