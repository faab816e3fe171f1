import type { Shape } from '#geo';
import type { Note } from './problem';

/** A site as a visitor gave it: where it lies is decided, whether it is valid is not yet. */
export interface Draft {
  id: string;
  name?: string;
  shape: Shape;
  /** The area that the file or the person states, in m². */
  declaredAreaM2?: number;
  /** The frame that the numbers were in. */
  crs: string;
  /** How far off positions may be because of it, in m; absent for a frame that leads to CGCS2000 exactly. */
  accuracyM?: number;
  /** How it was read: which frame and why, what was noticed. */
  evidence: Note[];
}
