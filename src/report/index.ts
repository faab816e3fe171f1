export { arrange, type Arranged, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
export { findingLine, reportText, verdictLine } from './text';
export { zoneTitle, zoneValidity } from './zone-title';
export { differing, verifiedText } from './verified';
export type { Block, Inline } from './document';
export { reportDocument, type Dressing, type Drawing } from './report-document';
export { reportJson, reportLine } from './json';
export { layerTitle, zoneName } from './document-parts';
