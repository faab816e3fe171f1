import { dxf } from './readers/dxf';
import type { Reader } from './reading';

/** Every format that is read, the one with the surest sign first: the first that recognises a file reads it. */
export const readers: readonly Reader[] = [dxf];
