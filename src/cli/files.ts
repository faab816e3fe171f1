import { existsSync } from 'node:fs';
import { access, constants, readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ReadFile } from '#check';
import type { Problem } from '#zone';
import type { Terminal } from './terminal';

/** Bytes of a file, or of standard input for `-`; null when there is no such file. */
export async function readInput(file: string, terminal: Terminal): Promise<Uint8Array | null> {
  if (file === '-') return terminal.stdin();
  return readFile(file).catch(() => null);
}

/** A file with what belongs to it: of a shapefile all parts beside it. Null when there is no such file, or a part cannot be read. */
export async function readGiven(file: string, terminal: Terminal): Promise<{ name: string; bytes: Uint8Array }[] | null> {
  const bytes = await readInput(file, terminal);
  if (!bytes) return null;
  const given = [{ name: file === '-' ? '' : basename(file), bytes }];
  if (!/\.shp$/i.test(file)) return given;
  const base = stem(file).toLowerCase();
  // A .prj that is there and cannot be read would leave the frame to be guessed: then nothing is read.
  const beside = await readdir(dirname(resolve(file))).catch(() => null);
  if (!beside) return null;
  const parts = beside.filter((name) => name !== basename(file) && /\.(shx|dbf|prj|cpg)$/i.test(name) && stem(name).toLowerCase() === base);
  for (const name of parts) {
    const part = await readFile(join(dirname(file), name)).catch(() => null);
    if (!part) return null;
    given.push({ name, bytes: part });
  }
  return given;
}

/** `zones.geojson` → `zones` */
export const stem = (file: string) => basename(file, extname(file));

/** Reads the files of a published catalogue in a folder or at a URL. A file that cannot be had is null, and the check will say so. */
export const filesAt = (where: string): ReadFile =>
  /^https?:/.test(where) ? fetchFrom(where.replace(/\/?$/, '/')) : (file) => readFile(join(where, file)).catch(() => null);

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

/** The catalogue of the folder that the command is given in, else the one beside the program: data/published in the repository, published/ in dist. */
export function defaultCatalogue(): string {
  const here = import.meta.dirname;
  const places = ['data/published', join(here, '../../data/published'), join(here, 'published')];
  return places.find((place) => existsSync(join(place, 'catalogue.json'))) ?? places[0]!;
}

/** Why nothing can be written to a file, or null. */
export async function cannotWrite(file: string): Promise<Problem | null> {
  const there = await stat(file).catch(() => null);
  // A device or a pipe is written as it is; a file is made beside it and put in its place.
  const path = there && !there.isFile() ? file : dirname(resolve(file));
  const writable = await access(path, constants.W_OK).then(() => true, () => false); // prettier-ignore
  return there?.isDirectory() || !writable ? { code: 'cannot-write', params: { file } } : null;
}
