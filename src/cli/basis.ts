import { basisOn, loadCatalogue, type CheckBasis, type ReadFile } from '#check';
import { ingestZones } from '#ingest';
import type { Catalogue, LayerState } from '#zone';

/** What the sites of a batch are checked against, as plain data that any thread can open for itself. */
export type Ground = { asOf: string; crs: string | undefined } & ({ catalogue: Catalogue } | { zones: Uint8Array; stem: string });

/** Null where zones given by hand cannot be read; whoever starts a batch has seen to that before. */
export async function openGround(ground: Ground, read: ReadFile): Promise<CheckBasis | null> {
  if ('catalogue' in ground) return basisOn(await loadCatalogue(ground.catalogue, read), ground.asOf);
  const made = await ingestZones(ground.zones, ground.stem, ground.crs);
  return made.ok ? zonesAlone(made.layer) : null;
}

/** Zones given by hand have no rules. */
export const zonesAlone = (layer: LayerState): CheckBasis => ({
  layers: [layer],
  rules: { state: 'none' },
  catalogue: layer.entry.edition,
});
