// What a page says of itself in JSON-LD (schema.org).

/** More than a page needs; a hostile one shall not keep us busy. */
const MAX_SCRIPT_LENGTH = 200_000;
const MAX_DEPTH = 6;

const ARTICLE = /(Article|Posting|Report|WebPage)$/;

export interface ArticleData {
  readonly headline?: string;
  readonly author?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly site?: string;
  readonly language?: string;
}

/** The first article that the page's JSON-LD describes. Broken JSON is passed over: pages ship it. */
export function readArticleData(document: Document): ArticleData {
  let page: ArticleData = {};
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT_LENGTH) continue;
    for (const node of nodesOf(parse(text), 0)) {
      if (!typesOf(node).some((type) => ARTICLE.test(type))) continue;
      const data = toArticleData(node);
      if (data.headline !== undefined && !typesOf(node).includes('WebPage')) return data;
      page = { ...data, ...page };
    }
  }
  return page;
}

type Node = { readonly [key: string]: unknown };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* nodesOf(value: unknown, depth: number): Generator<Node> {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item, depth + 1);
  } else if (isNode(value)) {
    yield value;
    yield* nodesOf(value['@graph'], depth + 1);
    yield* nodesOf(value.mainEntity, depth + 1);
  }
}

function toArticleData(node: Node): ArticleData {
  const data = {
    headline: textOf(node.headline) ?? textOf(node.name),
    author: namesOf(node.author),
    published: textOf(node.datePublished),
    modified: textOf(node.dateModified),
    site: namesOf(node.publisher) ?? namesOf(node.isPartOf),
    language: textOf(node.inLanguage),
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function namesOf(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value])
    .map((one) => textOf(one) ?? (isNode(one) ? textOf(one.name) : undefined))
    .filter((name) => name !== undefined);
  return names.length > 0 ? names.join(', ') : undefined;
}

function typesOf(node: Node): string[] {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
