import { openDB, type IDBPDatabase } from 'idb';
import type { Activity } from '#check';
import type { Draft } from '#zone';
import { writeLink } from './permalink';
import type { RemarksBySite } from './remarks';
import { anyOf } from './slice';
import type { Appearance, Language } from './snapshot';
import type { Workspace } from './workspace';

/** What survives a reload, a crash or an update: everything that a person typed, drew or set. */
export interface Stored {
  text: string;
  drafts: readonly Draft[];
  chosen: number;
  fromFile: boolean;
  activity: Activity;
  /** By site, whatever site the page shows. */
  remarks: RemarksBySite;
  /** The page's own address then: a reload knows itself by it, and a link from somebody else is told apart. */
  link: string;
  language: Language;
  appearance: Appearance;
}

const name = 'xuanzhi';
const store = 'workspace';

async function open(): Promise<IDBPDatabase> {
  return openDB(name, 1, { upgrade: (db) => void db.createObjectStore(store) });
}

/** What was stored last; null when nothing was, or the browser keeps nothing (private mode, storage denied). */
export async function readStored(): Promise<Partial<Stored> | null> {
  try {
    const db = await open();
    const value = (await db.get(store, 'last')) as Partial<Stored> | undefined;
    db.close();
    return value ?? null;
  } catch {
    return null; // storage is a comfort, not a condition
  }
}

/** Writes each change, the newest only. Where the browser keeps nothing, the link still holds the site. */
export function startStorage(workspace: Workspace): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = anyOf([
    'text',
    'drafts',
    'chosen',
    'fromFile',
    'activity',
    'remarks',
    'language',
    'appearance',
    'view',
    'asOf',
    'visible',
  ]);
  workspace.subscribe(() => {
    if (workspace.snapshot.edit?.held || !changed(workspace.snapshot)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { text, drafts, chosen, fromFile, activity, remarks, language, appearance } = workspace.snapshot;
      const stored: Stored = {
        text,
        drafts,
        chosen,
        fromFile,
        activity,
        remarks,
        language,
        appearance,
        link: writeLink(workspace.snapshot),
      };
      open()
        .then(async (db) => {
          await db.put(store, stored, 'last');
          return db.close();
        })
        .catch(() => undefined);
    }, 200);
  });
}
