import { basisOn, loadCatalogue, type CheckBasis, type ReadFile } from '#check';
import { layerFromPlain, layerToPlain, type Catalogue, type CatalogueLayer, type LayerState, type PlainLayer } from '#zone';

/** What the sites of a batch are checked against, as plain data that any thread can open for itself. */
export type Ground = { asOf: string; catalogue: Catalogue } | ZonesAlone;

/** Zones given by hand: already read and indexed, so that no thread has to do it again. */
interface ZonesAlone {
  entry: CatalogueLayer;
  layer: PlainLayer;
}

/** Null where the layer is missing. */
export function zonesAlone(state: LayerState): ZonesAlone | null {
  return 'missing' in state ? null : { entry: state.entry, layer: layerToPlain(state.exact) };
}

export async function openGround(ground: Ground, read: ReadFile): Promise<CheckBasis> {
  if ('catalogue' in ground) return basisOn(await loadCatalogue(ground.catalogue, read), ground.asOf);
  const { entry, layer } = ground;
  // Zones given by hand have no rules.
  return { layers: [{ entry, exact: layerFromPlain(layer) }], rules: { state: 'none' }, catalogue: entry.edition };
}
