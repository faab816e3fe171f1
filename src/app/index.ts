export { Workspace, initialView, type Appearance, type Language, type Snapshot, type View } from './workspace';
export type { CheckService, ZoneHere } from './check-protocol';
export type { Draft } from '#zone';
