import type { Language } from '#i18n';
import type { Position, Shape } from '#geo';
import type { CatalogueLayer } from '#zone';
import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { drawingOrder, ground, verdictColour } from './marks';
import { siteLayers, siteSource, type Sketch } from './site-style';
import { baseLayers } from './base-style';
import { fontStack, zoneLayers, zoneNames } from './layer-style';
import { placeLayers } from './place-style';

/** Everything that the map draws, as data. */
export interface MapState {
  dark: boolean;
  language: Language;
  /** Address of the folder of the catalogue, ending in a slash. */
  published: string;
  layers: readonly CatalogueLayer[];
  visible: ReadonlySet<string>;
  /** Layers that have been shown at least once: only they have a source, so that no picture is fetched before somebody wants it. */
  fetched: ReadonlySet<string>;
  /** ISO day asked about: zones that are not in force then are only hinted at. */
  asOf: string;
  site: Shape | null;
  /** Whether its vertices can be taken hold of. */
  handles: boolean;
  sketch: Sketch | null;
  overlaps: FeatureCollection | null;
  /** The shortest way from the site to zones near by, each with its metres in words. */
  nearest: readonly { way: readonly [Position, Position]; label: string }[];
  highlight: { layer: string; zone: string } | null;
  here: Position | null;
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/**
 * The map as a function of the state. From the ground up: neighbours, land, water; zones by theme; shores, rivers, borders; the site's overlaps; names; places;
 * nearest ways; what is highlighted; the site. There is no `glyphs` key, so all text comes from the reader's own fonts.
 */
export function mapStyle(whole: MapState): StyleSpecification {
  const state = { ...whole, layers: whole.layers.filter((layer) => whole.fetched.has(layer.id)) };
  const tone = state.dark ? 'dark' : 'light';
  const sources: Record<string, SourceSpecification> = {};
  const layers: LayerSpecification[] = [{ id: 'background', type: 'background', paint: { 'background-color': ground[tone].beyond } }];
  for (const layer of state.layers)
    sources[layer.id] = {
      type: 'geojson',
      data: state.published + layer.display.file,
      ...(layer.attribution ? { attribution: layer.attribution } : {}),
    };
  const ordered = state.layers
    .filter((l) => l.kind !== 'base')
    .sort((a, b) => drawingOrder.indexOf(a.theme) - drawingOrder.indexOf(b.theme) || (a.id < b.id ? -1 : 1));
  const base = baseLayers(state);
  layers.push(...base.under);
  for (const layer of ordered) if (layer.kind === 'zones') layers.push(...zoneLayers(layer, state));
  layers.push(...base.over);
  const site = siteLayers(verdictColour[tone], ground[tone], fontStack, state.handles);
  layers.push(...site.under, ...base.names);
  for (const layer of ordered) if (layer.kind === 'zones') layers.push(...zoneNames(layer, state));
  for (const layer of ordered) if (layer.kind === 'places') layers.push(...placeLayers(layer, state));

  sources['overlaps'] = { type: 'geojson', data: state.overlaps ?? collection([]) };
  sources['nearest'] = { type: 'geojson', data: collection(state.nearest.map(nearestFeature)) };
  sources['site'] = { type: 'geojson', data: collection(siteSource(state.site)) };
  sources['sketch'] = { type: 'geojson', data: collection(state.sketch?.features ?? []) };
  sources['here'] = { type: 'geojson', data: collection(state.here ? [point(state.here)] : []) };
  layers.push(...highlightLayers(state), ...site.over);
  return { version: 8, sources, layers };
}

function nearestFeature({ way, label }: MapState['nearest'][number]): Feature {
  return { type: 'Feature', properties: { label }, geometry: { type: 'LineString', coordinates: way.map((p) => [...p]) } };
}

function point(at: Position): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...at] } };
}

/** The zone under the pointer or the focus, outlined once more in the site's own dark line. */
function highlightLayers({ highlight, layers, dark }: MapState): LayerSpecification[] {
  const layer = highlight && layers.find((l) => l.id === highlight.layer);
  if (!highlight || !layer) return [];
  const { site, casing } = ground[dark ? 'dark' : 'light'];
  const shared = {
    type: 'line',
    source: layer.id,
    filter: ['==', ['get', 'id'], highlight.zone],
    layout: { 'line-join': 'round' },
  } as const;
  return [
    { ...shared, id: 'highlight-casing', filter: ['==', ['get', 'id'], highlight.zone], paint: { 'line-color': casing, 'line-width': 6 } },
    {
      ...shared,
      id: 'highlight',
      filter: ['==', ['get', 'id'], highlight.zone],
      paint: { 'line-color': site, 'line-width': 3, 'line-dasharray': [2, 1] },
    },
  ];
}
