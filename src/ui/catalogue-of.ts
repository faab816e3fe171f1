import type { Snapshot } from '#app';
import type { CatalogueLayer } from '#zone';

const none: readonly CatalogueLayer[] = [];

/** The layers of the catalogue; none while it loads or when it could not be loaded. */
export const layersOf = ({ catalogue }: Snapshot): readonly CatalogueLayer[] =>
  catalogue.state === 'ready' ? catalogue.catalogue.layers : none;
