export { findingLine, reportText, verdictLine, zoneTitle } from './text';
export { reportJson, reportLine } from './json';
