import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Terminal } from './terminal';

/** Where the entries go, piece by piece; bytes only into a file. Until `finish` nothing stands under the name of the file; `abandon` leaves what was there before. */
export interface Output {
  /** `serial`: of the entry, from 1. */
  write(entry: string | Uint8Array, serial?: number): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Small texts are written together. */
const pieceLength = 65_536;

export async function openOutput(file: string | undefined, terminal: Terminal): Promise<Output> {
  if (file === undefined) {
    const output = gathered(async (text) => terminal.out(text));
    return { ...output, write: (entry) => output.write(String(entry)) };
  }
  const there = await stat(file).catch(() => null);
  // Whatever else than a file stands there, a device, a pipe, must not be replaced by one.
  const direct = there !== null && !there.isFile();
  const target = there ? await realpath(file) : file;
  const path = direct ? target : `${target}.${process.pid}.part`;
  const handle = await open(path, 'w');
  const output = gathered(async (text) => {
    await handle.writeFile(text);
  });
  return {
    async write(entry) {
      if (typeof entry === 'string') return output.write(entry);
      await output.finish();
      await handle.writeFile(entry);
    },
    async finish() {
      await output.finish();
      await handle.close();
      if (!direct) await rename(path, target);
    },
    async abandon() {
      await handle.close();
      if (!direct) await rm(path, { force: true });
    },
  };
}

/** A file for every entry: the file itself for the only one, else `NAME-<serial>.docx`. */
export function openFiles(file: string, alone: boolean, terminal: Terminal): Output {
  const { dir, name, ext } = parse(file);
  return {
    async write(entry, serial) {
      const output = await openOutput(alone ? file : join(dir, `${name}-${serial}${ext}`), terminal);
      await output.write(entry);
      await output.finish();
    },
    async finish() {},
    // Those that are written are whole.
    async abandon() {},
  };
}

function gathered(put: (text: string) => Promise<void>): {
  write(text: string): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
} {
  let texts: string[] = [];
  let length = 0;
  const flush = async () => {
    const text = texts.join('');
    texts = [];
    length = 0;
    if (text !== '') await put(text);
  };
  return {
    async write(text) {
      texts.push(text);
      length += text.length;
      if (length >= pieceLength) await flush();
    },
    finish: flush,
    // What was found so far is whole entries; on a pipe they are worth having.
    abandon: flush,
  };
}
