import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { loadCatalogue, openCatalogue, type LoadedCatalogue, type ReadFile } from '#check';
import type { Problem } from '#zone';
import type { Terminal } from './terminal';

/** Bytes of a file, or of standard input for `-`; null when there is no such file. */
export async function readInput(file: string, terminal: Terminal): Promise<Uint8Array | null> {
  if (file === '-') return terminal.stdin();
  return readFile(file).catch(() => null);
}

/** `zones.geojson` → `zones` */
export const stem = (file: string) => basename(file, extname(file));

/** Opens a published catalogue in a folder or at a URL. A file that cannot be had is null, and the check will say so. */
export async function catalogueAt(where: string): Promise<{ ok: true; loaded: LoadedCatalogue } | { ok: false; problem: Problem }> {
  const read: ReadFile = /^https?:/.test(where)
    ? fetchFrom(where.replace(/\/?$/, '/'))
    : (file) => readFile(join(where, file)).catch(() => null);
  const opened = await openCatalogue(read);
  return opened.ok ? { ok: true, loaded: await loadCatalogue(opened.catalogue, read) } : opened;
}

function fetchFrom(base: string): ReadFile {
  return async (file) => {
    try {
      const response = await fetch(new URL(file, base));
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch {
      return null; // no network: the layer is not loaded, and the report says it
    }
  };
}
