/** Writes both layers of drinking-water sources: `npx tsx data/demo/zones/water-main.ts`. Needs the base layers, base-counties among them. */
import { pathToFileURL } from 'node:url';
import { writeLayer } from '../base/write-layer';
import { ruralWaterSources, waterSources } from './water-declarations';
import { ruralWaterZones, waterZones } from './water-sources';

export function writeWaterLayers(): void {
  writeLayer(
    waterSources,
    waterZones().map(({ feature }) => feature),
  );
  writeLayer(
    ruralWaterSources,
    ruralWaterZones().map(({ feature }) => feature),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeWaterLayers();
