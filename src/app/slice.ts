import type { Snapshot } from './snapshot';

/** Tells whether one of some parts of the snapshot is another one than at the last call. A running batch changes the snapshot many times a second. */
export function anyOf(parts: readonly (keyof Snapshot)[]): (snapshot: Snapshot) => boolean {
  let last: unknown[] = [];
  return (snapshot) => {
    const now = parts.map((part) => snapshot[part]);
    const changed = now.some((value, k) => !Object.is(value, last[k]));
    last = now;
    return changed;
  };
}
