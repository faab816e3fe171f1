export { Workspace, initialView, type Appearance, type Language, type Snapshot, type View } from './workspace';
export type { CheckService, Draft, ZoneHere } from './check-protocol';
