export { arrange, type Arranged, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
export { findingLine, reportText, verdictLine, zoneTitle, zoneValidity } from './text';
export { reportJson, reportLine } from './json';
export { reportDocx, type DocxOptions } from './docx';
export type { Block, Inline } from './document';
export { csvFailure, csvHead, csvRows, reportCsv } from './csv';
export { geojsonFailure, geojsonFeatures, reportGeojson } from './geojson';
