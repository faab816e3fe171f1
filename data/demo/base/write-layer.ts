/** The one place that writes: a folder of data/source with its declaration and a feature collection, one feature a line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import type { Declaration } from '#zone';

export interface OutFeature {
  properties: Record<string, string | number | boolean | null | number[]>;
  geometry: Geometry;
}

const sourceDir = fileURLToPath(new URL('../../source/', import.meta.url));

export function collection(features: readonly OutFeature[]): string {
  const lines = features.map(({ properties, geometry }) => JSON.stringify({ type: 'Feature', properties, geometry }));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** Writes data/source/<id>/; `extra` holds further files of the folder, such as a coverage. */
export function writeLayer(
  declaration: Declaration,
  features: readonly OutFeature[],
  extra: Record<string, readonly OutFeature[]> = {},
): number {
  const folder = `${sourceDir}${declaration.id}/`;
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (const [name, content] of Object.entries({ [declaration.file]: features, ...extra })) {
    const text = collection(content);
    bytes += Buffer.byteLength(text);
    writeFileSync(folder + name, text);
  }
  writeFileSync(`${folder}layer.json`, `${JSON.stringify(declaration, null, 2)}\n`);
  console.log(`${declaration.id}: ${features.length} features, ${(bytes / 1024).toFixed(0)} KiB`);
  return bytes;
}

/** What all base layers of this edition share. */
export const baseEdition = {
  theme: 'base',
  kind: 'base',
  required: false,
  edition: '2026-11',
  validFrom: '2026-11-01',
  crs: 'EPSG:4490',
  coverage: 'everywhere',
  synthetic: false,
  seed: [] as string[],
} satisfies Partial<Declaration>;
