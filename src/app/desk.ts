import type { CheckOptions } from '#check';
import type { CheckService } from './check-protocol';
import type { Snapshot } from './snapshot';

/** What groups of verbs share: the snapshot, its one way to change, the service. */
export interface Desk {
  readonly snapshot: Snapshot;
  readonly service: CheckService;
  readonly options: CheckOptions;
  set(change: Partial<Snapshot>): void;
  /**
   * Changes what is asked, drops the report in the same snapshot, and asks again. `keep`: the report before stays in sight as `former`, because only the
   * site moved a little, or only the activity is another one.
   */
  ask(change: Partial<Snapshot>, keep?: 'site' | 'activity'): void;
}
