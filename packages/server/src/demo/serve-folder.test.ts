import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, serveFolder } from './serve-folder.js';

describe('serveFolder', () => {
  let parent: string;
  let server: Server;
  let address: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ruche-folder-'));
    const folder = join(parent, 'site');
    await mkdir(folder);
    await writeFile(join(folder, 'index.html'), '<a href="http://one">wk_demo</a> http://two');
    await writeFile(join(folder, 'notes.txt'), 'not for the web');
    await writeFile(join(parent, 'secret.html'), 'secret');
    // The first word's replacement is the second word: each is replaced once.
    const replace = new Map([
      ['http://one', 'http://two'],
      ['http://two', 'http://three'],
      ['wk_demo', 'wk_real'],
    ]);
    server = await serveFolder({ folder, port: 0, host: '127.0.0.1', replace });
    address = addressOf(server);
  });

  afterEach(async () => {
    server.close();
    await rm(parent, { recursive: true });
  });

  it('serves a page with this machine’s addresses and key in it', async () => {
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<a href="http://two">wk_real</a> http://three');
  });

  it('refuses what is not there, other kinds of file and other methods', async () => {
    expect((await fetch(`${address}/missing.html`)).status).toBe(404);
    expect((await fetch(`${address}/notes.txt`)).status).toBe(404);
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${address}/%E0%A4%A`)).status).toBe(404);
  });

  it('never leaves its folder', async () => {
    for (const path of ['/../secret.html', '/..%2fsecret.html', '/%2e%2e/secret.html']) {
      expect(await raw(address, path)).not.toContain('secret');
    }
  });
});

/** A request whose path no client has tidied up. */
function raw(address: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('end', () => resolve(text)).on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  });
}
