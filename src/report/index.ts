export { arrange, type Arranged, type ArrangedRequirement, type Row, type UnknownAnswer } from './arrange';
export { findingLine, reportText, verdictLine, zoneTitle, zoneValidity } from './text';
export { differing, verifiedText } from './verified';
export { reportJson, reportLine } from './json';
