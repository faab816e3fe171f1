import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { answer, type Answer, type Asked, type Manner } from './answer';
import { openGround, type Ground } from './basis';

/** What a thread is started with. */
export interface Order {
  ground: Ground;
  manner: Manner;
}
/** To a thread: sites to check, or a file that it has asked for. */
export type ToThread = { sites: Asked[] } | { file: string; bytes: Uint8Array | null };
/** From a thread: ready for sites, answers in the order of the sites, or a file that it needs. */
export type FromThread = 'ready' | { answers: Answer[] } | { want: string };

/** The life of a worker thread: opens the ground through whoever started it, then turns sites into finished text until it is ended. */
export async function serve(): Promise<void> {
  const port = parentPort as MessagePort;
  const { ground, manner } = workerData as Order;
  const tell = (message: FromThread) => port.postMessage(message, []);
  const waiting = new Map<string, (bytes: Uint8Array | null) => void>();
  let check: (sites: Asked[]) => Promise<void> = async () => undefined;
  port.on('message', (message: ToThread) => {
    if ('sites' in message) void check(message.sites);
    else waiting.get(message.file)?.(message.bytes);
  });
  const basis = await openGround(
    ground,
    (file) =>
      new Promise((resolve) => {
        waiting.set(file, resolve);
        tell({ want: file });
      }),
  );
  check = async (sites) => {
    const answers: Answer[] = [];
    for (const site of sites) answers.push(await answer(site, basis, manner));
    tell({ answers });
  };
  tell('ready');
}
