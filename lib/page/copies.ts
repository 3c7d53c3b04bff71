// Copies of a story on other sites: AMP caches, translating proxies, web archives, a search engine's cache. Their addresses name the
// story's own address, each by its own rules. Only this list knows them.

interface CopyRule {
  /** Exact hosts; `*.` stands for any subdomain. Only hosts that no one else can own: a page on them speaks for another site. */
  readonly hosts: readonly string[];
  /** Returns the story's address, with or without its scheme; `undefined` if the address names no story. */
  readonly read: (url: URL) => string | undefined;
  /** Whether the copy is in another language than the story. */
  readonly isTranslation?: true;
  /** Whether addresses of copies may have only a number. Their pages then name the story in `rel=canonical`. */
  readonly hasNumbers?: true;
}

const RULES: readonly CopyRule[] = [
  {
    // `/c/s/www.news.example/fox`: https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
    hosts: [
      '*.cdn.ampproject.org',
      '*.bing-amp.com',
      '*.amp.cloudflare.com',
      '*.mipcdn.com',
      'mipcache.bdstatic.com',
    ],
    read: afterPath(/^\/(c|v|wp|i|r|a)\/(?<scheme>s\/)?/),
  },
  { hosts: ['www.google.com', 'www.bing.com'], read: afterPath(/^\/amp\/(?<scheme>s\/)?/) },
  { hosts: ['*.turbopages.org', 'yandex.ru', 'yandex.com'], read: readTurbo },
  { hosts: ['*.translate.goog'], read: readTranslateGoog, isTranslation: true },
  {
    hosts: ['translate.google.com', 'translate.googleusercontent.com'],
    read: inQuery('u'),
    isTranslation: true,
  },
  {
    hosts: ['www.microsofttranslator.com', 'www.translatetheweb.com'],
    read: inQuery('a'),
    isTranslation: true,
  },
  {
    // `/proxy_u/en-lv.12ab/https/www.news.example/fox`
    hosts: ['translated.turbopages.org'],
    read: afterPath(/^\/proxy_u\/[^/]+\/http(?<scheme>s)?\//),
    isTranslation: true,
  },
  {
    // `/web/20261122123456if_/https://www.news.example/fox`, in every archive that runs OpenWayback or pywb.
    hosts: [
      ...[
        'web.archive.org',
        'wayback.archive-it.org',
        'arquivo.pt',
        'www.webarchive.org.uk',
        'swap.stanford.edu',
      ],
      ...[
        'webarchive.nationalarchives.gov.uk',
        'webarchive.loc.gov',
        'webarchive.nla.gov.au',
        'wayback.vefsafn.is',
      ],
    ],
    read: afterPath(/^\/([\w-]+\/){0,3}?\d{1,14}([a-z]{2}_)?\/(?=https?:|[\w-]+\.)/),
  },
  {
    // `/2026.11.22-123456/https://www.news.example/fox`, `/newest/…`, `/o/AbCd1/…`
    hosts: ['today', 'ph', 'is', 'li', 'fo', 'vn', 'md'].map((domain) => `archive.${domain}`),
    read: afterPath(/^\/(newest|oldest|\d{4}[\d.-]*|o\/\w+)\//),
    hasNumbers: true,
  },
  {
    // `/search?q=cache:AbC123:https://www.news.example/fox+words`
    hosts: ['webcache.googleusercontent.com'],
    read: (url) => /^cache:(?:[\w-]+:(?!\/\/))?(\S+)/.exec(inQuery('q')(url) ?? '')?.[1],
  },
];

/** Maximum number of copies of copies, such as an archived page of an AMP cache. */
const MAX_DEPTH = 3;

/** Returns the story's own address if `url` is the address of a copy of it. */
export function originalOf(url: URL): URL | undefined {
  let original: URL | undefined;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next: URL | undefined = toUrl(ruleFor(original ?? url)?.read(original ?? url));
    if (next === undefined) break;
    original = next;
  }
  return original;
}

/** Whether `url` is the address of a copy that does not name the story: only the page can. */
export function isNumberedCopy(url: URL): boolean {
  return ruleFor(url)?.hasNumbers === true && originalOf(url) === undefined;
}

/** Whether `url` is the address of a translated copy: a directive that finds its words finds none in the story. */
export function isTranslatedCopy(url: URL): boolean {
  const rule = ruleFor(url);
  return rule?.isTranslation === true && toUrl(rule.read(url)) !== undefined;
}

function ruleFor({ hostname }: URL): CopyRule | undefined {
  const found = RULES.filter(({ hosts }) =>
    hosts.some((host) => (host.startsWith('*') ? hostname.endsWith(host.slice(1)) : hostname === host)),
  );
  return found.find(({ hosts }) => hosts.includes(hostname)) ?? found[0];
}

function toUrl(text: string | undefined): URL | undefined {
  const address = text?.replace(/^(?!https?:)\/*/i, 'http://').replace(/^(https?):\/+/i, '$1://');
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.hostname.includes('.') ? url : undefined;
}

/** The address is the rest of the path, after what the pattern matches. Its group `scheme` says that it is https. */
function afterPath(beginning: RegExp): CopyRule['read'] {
  return ({ pathname, search, hash }) => {
    const match = beginning.exec(pathname);
    if (match === null) return undefined;
    const scheme = match.groups?.scheme === undefined ? '' : 'https://';
    return scheme + pathname.slice(match[0].length) + search + hash;
  };
}

/** The address is a parameter. */
function inQuery(name: string): CopyRule['read'] {
  return ({ searchParams }) => searchParams.get(name) ?? undefined;
}

/** `/turbo/www.news.example/s/fox` */
function readTurbo({ pathname, search }: URL): string | undefined {
  const [, host, path] = /^\/turbo\/([^/]+\.[^/]+)\/s(\/.*)$/.exec(pathname) ?? [];
  return path === undefined ? undefined : `https://${host}${path}${search}`;
}

/**
 * `www-news-example.translate.goog/fox?_x_tr_sl=de&_x_tr_tl=en`: the host's dots are hyphens, and its hyphens are two. Prefixes
 * that `_x_tr_enc` names keep the label a valid one.
 */
function readTranslateGoog({ hostname, pathname, search, searchParams, hash }: URL): string {
  const label = hostname.slice(0, -'.translate.goog'.length);
  const prefixes = (searchParams.get('_x_tr_enc') ?? '').split(',').filter((one) => /^[01]$/.test(one));
  const encoded = prefixes
    .sort()
    .reverse()
    .reduce((rest, one) => rest.replace(`${one}-`, ''), label);
  const host = encoded.replace(/--?/g, (hyphens) => (hyphens === '-' ? '.' : '-'));
  const query = search
    .slice(1)
    .split('&')
    .filter((one) => one !== '' && !one.startsWith('_x_tr_'))
    .join('&');
  return `${searchParams.get('_x_tr_sch') ?? 'https'}://${host}${pathname}${query === '' ? '' : `?${query}`}${hash}`;
}
