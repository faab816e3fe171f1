import type { Workspace } from '#app';
import { createContext } from '@lit/context';

/** Hands the workspace down to every element below <xz-app>. */
export const workspaceContext = createContext<Workspace>('xz-workspace');
