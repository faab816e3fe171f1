export { Workspace, initialView, type Appearance, type Language, type Snapshot, type View } from './workspace';
export type { CheckService, ZoneHere } from './check-protocol';
export { connectWorker } from './connect';
export { readLink, startPermalink, writeLink, type Linked } from './permalink';
export { readStored, startStorage, type Stored } from './storage';
export { Service } from './service';
export { surveyCoordinates } from './survey';
export type { Draft } from '#zone';
