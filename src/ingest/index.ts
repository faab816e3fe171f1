export { ingestLayer, type Ingested } from './ingest-layer';
export { ingestZones } from './ingest-zones';
export { publishLayer, type PublishedLayer } from './publish-layer';
export { limits, readSite } from './read-site';
