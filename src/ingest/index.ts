export { readers } from './formats';
export { ingestLayer, type Ingested } from './ingest-layer';
export { ingestZones } from './ingest-zones';
export { publishLayer, type PublishedLayer } from './publish-layer';
export { candidateTold } from './frame-evidence';
export { readSite, type ReadOptions, type ReadSite, type ReadingSummary, type SiteEntry } from './read-site';
export { decodeAny, decodeText, limits } from './text';
