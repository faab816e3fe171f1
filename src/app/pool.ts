import type { Activity, CheckOptions } from '#check';
import type { Draft } from '#zone';
import type { BatchRow, CheckService } from './check-protocol';

/** Services that are started for a batch and ended after it. */
export interface Crew {
  size: number;
  connect: () => CheckService;
}

export interface BatchQuestion {
  drafts: readonly Draft[];
  options: CheckOptions;
  activity: Activity;
  /** The page's own service, whose layers are open already. */
  own: CheckService;
  crew: Crew | null;
  catalogueUrl: string;
  /** Hash of the catalogue that the page shows: nobody answers from another one. */
  catalogue: string;
}

/** So few sites are sooner checked by the page's own service than others have opened the layers. */
const worthCrew = 40;
/** A chunk is as large as can be done in this time, so that progress is seen and a cancel is felt. */
const chunkMs = 150;
const mostInChunk = 64;

/**
 * Checks all drafts; `told` gets the rows as they come, the last time with `done`. Returns what cancels it: after that nothing is told any more.
 * The sites of a worker that dies are asked about once more, one by one, by the fresh worker that its connection has started; the one that kills this
 * worker too is a row with a problem.
 */
export function checkAll(question: BatchQuestion, told: (rows: [Draft, BatchRow][], state: 'running' | 'done') => void): () => void {
  const { drafts, options, activity, own, crew, catalogueUrl, catalogue } = question;
  const asked = { options, activity };
  let next = 0;
  let over = false;
  const isOver = () => over;
  const few = crew === null || drafts.length <= worthCrew;
  const hired = few ? [] : Array.from({ length: Math.min(crew.size, Math.ceil(drafts.length / worthCrew)) }, () => crew.connect());
  const end = () => {
    over = true;
    for (const service of hired) service.close();
  };
  const work = async (service: CheckService) => {
    let size = 4;
    while (!isOver() && next < drafts.length) {
      const chunk = drafts.slice(next, next + size);
      next += size;
      const from = performance.now();
      const rows = await rowsOf(service, chunk, asked);
      if (isOver()) return;
      const found = chunk.map((draft, k): [Draft, BatchRow] => [draft, rows[k]!]);
      told(found, 'running');
      size = Math.max(1, Math.min(mostInChunk, 2 * size, Math.round((size * chunkMs) / Math.max(1, performance.now() - from))));
    }
  };
  const open = async (service: CheckService) => {
    const opened = await service.open(catalogueUrl).catch(() => null);
    // Published anew meanwhile: the page's own service still has what the page shows.
    await work(opened?.ok && opened.catalogue.hash !== catalogue ? own : service);
  };
  const run = async () => {
    await Promise.all(few ? [work(own)] : hired.map(open));
    if (isOver()) return;
    end();
    told([], 'done');
  };
  void run();
  return end;
}

type Asked = Pick<BatchQuestion, 'options' | 'activity'>;

async function rowsOf(service: CheckService, drafts: readonly Draft[], asked: Asked): Promise<BatchRow[]> {
  const first = await ask(service, drafts, asked);
  if (first.ok) return first.rows;
  const rows: BatchRow[] = [];
  for (const draft of drafts) {
    const again = await ask(service, [draft], asked);
    rows.push(again.ok ? again.rows[0]! : again);
  }
  return rows;
}

const ask = (service: CheckService, drafts: readonly Draft[], { options, activity }: Asked) =>
  service
    .checkMany(drafts, options, activity)
    .catch((error: unknown) => ({ ok: false as const, problems: [{ code: 'worker-failed', params: { message: String(error) } }] }));
