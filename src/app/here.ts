import type { Position } from '#geo';
import type { Desk } from './desk';
import { latest } from './latest';

/** Asks what lies at a place; only the newest question is answered. */
export function asksHere(desk: Desk): (at: Position) => void {
  const ask = latest(
    (at: Position) => desk.service.whatIsHere(at, desk.snapshot.asOf).then((outcome) => ({ at, outcome })),
    ({ at, outcome }) => {
      // Closed meanwhile: it stays closed.
      if (desk.snapshot.here?.at !== at) return;
      desk.set({
        here: outcome.ok
          ? { at, state: 'done', zones: outcome.zones, unknown: outcome.unknown }
          : { at, state: 'failed', zones: [], unknown: [] },
      });
    },
    () => desk.set({ here: desk.snapshot.here && { ...desk.snapshot.here, state: 'failed' } }),
  );
  return (at) => {
    desk.set({ here: { at, state: 'asking', zones: [], unknown: [] } });
    ask(at);
  };
}
