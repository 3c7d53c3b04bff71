// `npm run discover`: whom a site on loopback names, told without a browser.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { serve } from '../fixtures/loopback';

const ROOT = join(import.meta.dirname, '../../..');

/** Runs the command; a failure is what it says then. */
async function discover(...options: string[]): Promise<string> {
  const command = ['--import', 'tsx', join(ROOT, 'demo', 'discover.ts'), ...options];
  try {
    return (await promisify(execFile)(process.execPath, command, { cwd: ROOT })).stdout;
  } catch (error) {
    const { code, stderr } = Object(error);
    return `${code}: ${stderr}`.trim();
  }
}

const STORY = `<!doctype html><html><head><link rel="http://www.w3.org/ns/ldp#inbox" href="/inbox"></head>
  <body><a href="mailto:ada@paper.example" rel="author">Ada</a> <a href="/contact">Contact</a></body>`;

function paper() {
  return serve((request, response) => {
    if (request.url === '/story') response.writeHead(200, { 'Content-Type': 'text/html' }).end(STORY);
    else if (request.url === '/old') response.writeHead(301, { Location: '/story' }).end();
    else if (request.url === '/trust.txt')
      response.writeHead(200, { 'Content-Type': 'text/plain' }).end('contact=desk@paper.example');
    else if (request.url === '/picture') response.writeHead(200, { 'Content-Type': 'image/png' }).end();
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end();
  });
}

describe('the contacts that a page names are printed', () => {
  test('in words: which recipient is selected and why, the others, contact pages, and every request', async () => {
    const origin = await paper();
    const said = await discover(`${origin}/old`);
    expect(said).toContain(`${origin}/story`);
    expect(said).toContain(`→ ${origin}/inbox\n    inbox: the page declares it; selected`);
    expect(said).toContain(
      '  desk@paper.example\n    e-mail: trust.txt names it; only if the reader chooses it: it belongs to another site',
    );
    expect(said).toContain(
      '  ada@paper.example\n    e-mail: a link on the page; only if the reader chooses it: the author’s own address',
    );
    expect(said).toMatch(new RegExp(`contact +${origin}/contact`));
    expect(said).toContain(`GET ${origin}/old\n    200 text/html from ${origin}/story`);
    expect(said).toContain(`GET ${origin}/.well-known/trust.txt\n    404`);
    expect(said).toContain(`GET ${origin}/trust.txt\n    200 text/plain`);
  });

  test('and which inbox does not count, and why', async () => {
    const origin = await serve((request, response) => {
      const found = request.url === '/story' || request.url === '/';
      response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/html' });
      response.end(STORY.replace('/inbox', 'http://corrections.paper.example/inbox'));
    });
    expect(await discover(`${origin}/story`)).toContain(
      'The inbox http://corrections.paper.example/inbox does not count: it must be https',
    );
  });

  test('as JSON', async () => {
    const origin = await paper();
    const told = JSON.parse(await discover('--json', `${origin}/story`));
    expect(told).toMatchObject({
      page: `${origin}/story`,
      chosen: { type: 'inbox', inbox: `${origin}/inbox`, provenance: 'declared' },
      candidates: [
        { why: expect.stringContaining('selected') },
        { mailbox: 'desk@paper.example' },
        { purpose: 'author' },
      ],
      pages: [{ address: `${origin}/contact`, purpose: 'contact' }],
    });
    expect(told.asked).toContainEqual({ request: `HEAD ${origin}/story`, answer: '200 text/html' });
  });
});

describe('a page that cannot be read is reported in one line', () => {
  test('nothing, too much, or no address', async () => {
    expect(await discover()).toBe('1: Give one address: npm run discover -- https://…');
    expect(await discover('paper.example')).toMatch(/^1: paper\.example is not a web address/);
    expect(await discover('file:///etc/hosts')).toMatch(/^1: .* is not a web address/);
  });

  test('a host that is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = Object(server.address());
    await promisify(server.close.bind(server))();
    expect(await discover(`http://127.0.0.1:${port}/story`)).toBe(
      `1: 127.0.0.1:${port} did not answer: nothing listens there.`,
    );
    expect(await discover('http://nobody.invalid/')).toMatch(/^1: nobody\.invalid did not answer: .*\.$/);
  });

  test('what is no page', async () => {
    const origin = await paper();
    expect(await discover(`${origin}/picture`)).toBe(`1: ${origin}/picture is not HTML (image/png).`);
    expect(await discover(`${origin}/gone`)).toBe(`1: ${origin}/gone answers 404.`);
  });
});
