// The plainest web server: files as they are, 404 for what is not there, all of it below a sub-path.
// A test can take a file away or change it under the page's feet through `overrides`.
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';

export const dist = join(import.meta.dirname, '..', '..', 'dist');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Path below the prefix → `null`: the file is gone; bytes: served in its place. */
export type Overrides = Map<string, Buffer | null>;

export interface Served {
  origin: string;
  /** The address of the page, ending in `/`. */
  url: string;
  overrides: Overrides;
  /** Every path asked for, below the prefix, in order. */
  asked: string[];
  close(): Promise<void>;
}

export interface ServeOptions {
  prefix?: string;
  overrides?: Overrides;
}

export async function serve(folder = dist, { prefix = '/some/sub/path/', overrides = new Map() }: ServeOptions = {}): Promise<Served> {
  if (folder === dist && !existsSync(join(dist, 'index.html'))) throw new Error('No dist/index.html: run `npm run build` first.');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) || 'index.html' : undefined;
    if (inside !== undefined) asked.push(inside);
    bytesOf(folder, inside, overrides).then(
      (bytes) => {
        if (bytes === undefined) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
        const type = types[extname(inside ?? '')] ?? 'application/octet-stream';
        return response.writeHead(200, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' }).end(bytes);
      },
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, url: origin + prefix, overrides, asked, close };
}

async function bytesOf(folder: string, inside: string | undefined, overrides: Overrides): Promise<Buffer | undefined> {
  if (inside === undefined) return undefined;
  const override = overrides.get(inside);
  if (override !== undefined) return override ?? undefined;
  const file = join(folder, inside);
  if (!file.startsWith(folder + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFile(file);
}
