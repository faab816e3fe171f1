import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const publishedDir = join(root, 'data', 'published');

/**
 * The published layers stand beside the page under `published/`: read from data/published while developing, copied into dist by the build.
 * A file that is not there is a 404 and never the page itself: a missing layer must be seen as missing.
 */
function publishedLayers(): Plugin {
  let outDir = '';
  return {
    name: 'published-layers',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/published', servePublished);
      server.printUrls = () => {
        const { local = [], network = [] } = server.resolvedUrls ?? {};
        for (const address of [...local, ...network]) server.config.logger.info(`选址 Xuanzhi: ${address}`);
      };
    },
    writeBundle() {
      if (!existsSync(join(publishedDir, 'catalogue.json'))) this.error('No data/published/catalogue.json: run `npm run layers` first.');
      cpSync(publishedDir, join(outDir, 'published'), { recursive: true });
      cpSync(join(root, 'src', 'check', 'check-report.schema.json'), join(outDir, 'check-report.schema.json'));
      // The data's licences ask to travel with them.
      cpSync(join(root, 'data', 'NOTICE.md'), join(outDir, 'NOTICE.md'));
      cpSync(join(root, 'data', 'licences'), join(outDir, 'licences'), { recursive: true });
    },
  };
}

function servePublished(request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = join(publishedDir, path);
  if (!file.startsWith(publishedDir + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const type = /\.(geo)?json$/.test(file) ? 'application/json' : 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  createReadStream(file).pipe(response);
}

export default defineConfig(({ isSsrBuild }) => ({
  // The built page works from any sub-path, so every address in it is relative.
  base: './',
  // No address but the page's own answers with the page.
  appType: 'mpa',
  plugins: isSsrBuild ? [] : [publishedLayers()],
  server: { host: '127.0.0.1', port: 5173, strictPort: false },
  worker: { format: 'es' },
  optimizeDeps: { entries: ['index.html', 'src/app/check.worker.ts'] },
  // The command line tool is one file that Node runs alone: `vite build --ssr src/cli/main.ts`, everything bundled but Node's own modules.
  ssr: { noExternal: isSsrBuild ? true : undefined },
  build: isSsrBuild
    ? {
        target: 'node20',
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'cli.js', codeSplitting: false } },
      }
    : { target: 'es2022', chunkSizeWarningLimit: 1500 },
  test: {
    exclude: ['**/node_modules/**', '**/.inputs/**'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'data/demo/**/*.test.ts'],
          testTimeout: 30_000,
          // Nothing of ours keeps state in a module, so a file may find the modules of the one before it; loading them anew takes longer than the tests.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          // One browser at a time: it draws in software and takes both cores by itself.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
}));
